/** Class files in, one ELF file out: {@link mellos.compiler.Pipeline} lists the passes in order. */
package mellos.compiler;
