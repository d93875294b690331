/** From an interrupt stub to the Java method that serves the vector; routing of device interrupts. */
package mellos.kernel.interrupt;
