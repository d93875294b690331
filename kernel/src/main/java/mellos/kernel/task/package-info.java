/**
 * The test tasks: a program for the kernel that tries its scheduler, system calls and ports on the machine it runs on. Each
 * judges itself; {@link mellos.kernel.task.TestTasks} runs them and reports.
 */
package mellos.kernel.task;
