/**
 * Which task runs on which processor, and when. Plain Java over {@link mellos.kernel.sched.SchedulerMachine}: the same
 * code runs on the bare machine and, with simulated processors, under JUnit.
 *
 * <p>Policy. Three priorities, strictly in that order on each processor: a task runs only while no task of a higher
 * priority is ready there. There is no rule against starvation by a higher priority; within a priority, tasks take
 * turns by time slice. A processor without work takes ready tasks of any priority from the others; one with more to do
 * than others gives away.
 *
 * <p>Locks. Each processor's {@link mellos.kernel.sched.RunQueue} has one. It is taken with interrupts off; nobody ever
 * holds two of them. It is held across the switch of stacks and released by the task that is switched to, so whoever
 * holds the queue's lock knows that no task of it but the current one is on a processor. The order of all locks stands
 * in {@link mellos.kernel.processor.LockOrder}.
 */
package mellos.kernel.sched;
