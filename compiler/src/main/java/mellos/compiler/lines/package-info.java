/** From the DWARF of a linked image to the compact line table that the running image reads. */
package mellos.compiler.lines;
