/** Devices: the serial port and the ways to end a machine's run. */
package mellos.kernel.driver;
