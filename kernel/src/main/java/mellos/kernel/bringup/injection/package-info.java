/** Faults put into bring-up on purpose, so that its diagnosis can be tested. */
package mellos.kernel.bringup.injection;
