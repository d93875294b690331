/** The test tasks: each tries one thing that must hold on the running machine. */
package mellos.selftest.task;
