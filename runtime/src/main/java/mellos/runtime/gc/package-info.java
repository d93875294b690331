/**
 * The collector: a precise heap, conservative stacks, nothing moves. {@link mellos.runtime.gc.Collection} has the
 * phases.
 */
package mellos.runtime.gc;
