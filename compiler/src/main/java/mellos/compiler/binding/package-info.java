/** LLVM's C interface, called from Java. */
package mellos.compiler.binding;
