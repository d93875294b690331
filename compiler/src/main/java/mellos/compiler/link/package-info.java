/** From object files to one ELF executable by lld. */
package mellos.compiler.link;
