/**
 * The kernel on the bare machine: {@link mellos.kernel.Boot} is the boot of all processors, in order; the rest here
 * binds the runtime to the kernel.
 */
package mellos.kernel;
