/** Processors by index, the block that each owns, and the spin locks between them with their order. */
package mellos.kernel.processor;
