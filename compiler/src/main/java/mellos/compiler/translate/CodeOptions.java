package mellos.compiler.translate;

/**
 * What the code is made for.
 *
 * @param kernel the bare machine, where interrupts do not save vector registers
 * @param optimised modules carry small methods of other classes for LLVM to inline
 */
public record CodeOptions(boolean kernel, boolean optimised) {}
