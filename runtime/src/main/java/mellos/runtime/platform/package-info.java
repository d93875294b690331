/**
 * All that the runtime asks for from below, and what a thread is to both sides.
 *
 * <p>One class a subject, of static native methods. For each a platform module supplies a class marked
 * {@link mellos.magic.substitute.Substitute} with its name, whose {@link mellos.magic.substitute.Replace} methods are
 * the implementation; calls bind to them directly, and the contract checker sees through them.
 *
 * <p>Every method may be called by any thread on any processor at once. Those marked {@link mellos.magic.NoHeap}
 * neither allocate nor throw; those marked {@link mellos.magic.Blocking} may wait.
 *
 * <pre>
 *   ConsoleDevice     bytes typed and printed
 *   TimeSource        nanoseconds of this boot, milliseconds of the calendar
 *   HeapSource        memory for the heap
 *   OnlineProcessors  how many run Java
 *   PlatformThreads   start, sleep, wake
 *   End               exit, panic
 *   Entropy           a seed
 * </pre>
 *
 * <p>{@link mellos.runtime.platform.ProcessorBlock} and {@link mellos.runtime.platform.ThreadBlock} are memory that a
 * platform lays out and generated code reads: docs/abi.md, "Thread and processor blocks".
 */
package mellos.runtime.platform;
