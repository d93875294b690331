/** {@code java.lang.Thread} over the platform's threads. */
package mellos.runtime.thread;
