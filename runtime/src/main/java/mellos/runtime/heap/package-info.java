/** Where new objects come from, and what is known of the memory that they lie in. */
package mellos.runtime.heap;
