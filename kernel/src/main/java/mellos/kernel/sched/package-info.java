/** Which task runs on which processor, and until when. */
package mellos.kernel.sched;
