/** All that the runtime asks for from below, one class a subject, and what a thread is to both sides. */
package mellos.runtime.platform;
