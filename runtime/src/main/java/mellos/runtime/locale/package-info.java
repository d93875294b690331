/** The data of locales and time zones, the JDK's own: in an image only if its code asks. */
package mellos.runtime.locale;
