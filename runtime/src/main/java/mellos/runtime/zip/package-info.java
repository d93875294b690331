/** What {@code java.util.zip} has in native code. */
package mellos.runtime.zip;
