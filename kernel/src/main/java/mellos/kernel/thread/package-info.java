/**
 * What a task is made of on the bare machine: a guarded stack, a thread block and saved registers; and how the
 * runtime's threads stand on the scheduler.
 */
package mellos.kernel.thread;
