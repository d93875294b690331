package mellos.elf;

/**
 * A row of the line matrix: what the code from its address to the next row's is made from.
 *
 * @param file as {@link LineProgram#file} takes it
 * @param line 0 if the code belongs to no line
 * @param isEnd stands for no code: the address is the first behind a sequence
 */
public record LineRow(long address, int file, int line, boolean isEnd) {}
