/** How the image's {@code java.base} differs from the JDK's: one file a class, the logic elsewhere. */
package mellos.runtime.jdk;
