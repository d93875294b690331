/**
 * From textual LLVM IR to object files: LLVM called through the foreign-function interface in child JVMs, with a cache.
 */
package mellos.compiler.llvm;
