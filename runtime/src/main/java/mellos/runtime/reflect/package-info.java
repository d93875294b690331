/** {@code Class} and {@code java.lang.reflect}, as far as an image without descriptions of members has them. */
package mellos.runtime.reflect;
