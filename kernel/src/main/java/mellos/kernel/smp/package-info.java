/** Processors: their blocks, locks between them, interrupts from one to another, and how each comes online. */
package mellos.kernel.smp;
