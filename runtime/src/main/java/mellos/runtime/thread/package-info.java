/** {@code java.lang.Thread} over the platform's threads. */
@Absent(value = "java.lang.VirtualThread", why = "Virtual threads need continuations, which images do not have.")
package mellos.runtime.thread;

import mellos.magic.substitute.Absent;
