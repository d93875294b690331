/** A console on the serial line, for people and scripts. */
package mellos.kernel.console;
