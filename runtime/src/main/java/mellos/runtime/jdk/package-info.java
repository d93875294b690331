/** Substitutions for classes of the JDK that belong to no subject of their own. */
package mellos.runtime.jdk;
