/** Where new objects come from. The heap grows only: nothing is collected. */
package mellos.runtime.heap;
