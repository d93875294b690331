package mellos.compiler.translate;

import java.util.Optional;
import mellos.compiler.model.UncheckedClass;

/**
 * What the code is made for.
 *
 * @param kernel the bare machine, where interrupts do not save vector registers
 * @param optimised modules carry small methods of other classes for LLVM to inline
 * @param unchecked for tests
 */
public record CodeOptions(boolean kernel, boolean optimised, Optional<UncheckedClass> unchecked) {}
