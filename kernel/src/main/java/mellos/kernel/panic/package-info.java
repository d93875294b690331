/** The end: exceptions nobody expects, broken invariants, and what is printed of every processor then. */
package mellos.kernel.panic;
