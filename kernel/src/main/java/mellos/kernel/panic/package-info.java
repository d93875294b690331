/**
 * The end of a kernel whose invariants do not hold: a record for a debugger first, then the report that is built above.
 */
package mellos.kernel.panic;
