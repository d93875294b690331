/** Strings, characters, formats and locales, where the image differs from the JDK. */
package mellos.runtime.text;
