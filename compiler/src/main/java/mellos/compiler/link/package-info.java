/** From object files to one ELF executable by lld, and a reader of what came out. */
package mellos.compiler.link;
