/** The C functions on memory and numbers that LLVM calls by itself. */
package mellos.runtime.memory;
