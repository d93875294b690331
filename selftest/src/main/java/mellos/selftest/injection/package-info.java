/**
 * Faults put into bring-up on purpose, so that its diagnosis can be tried. Each stands round a method of the kernel as
 * a decoration: bring-up itself has no trace of it.
 */
package mellos.selftest.injection;
