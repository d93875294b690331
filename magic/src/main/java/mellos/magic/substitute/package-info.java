/**
 * How the image's class library differs from the JDK's: each difference is an exact rule, and a rule that matches
 * nothing is a build error.
 */
package mellos.magic.substitute;
