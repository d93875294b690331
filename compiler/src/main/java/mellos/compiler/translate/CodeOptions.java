package mellos.compiler.translate;

import java.util.Optional;
import java.util.function.Predicate;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.StopContract;
import mellos.compiler.model.UncheckedClass;

/**
 * What the code is made for.
 *
 * @param kernel the bare machine, where interrupts do not save vector registers
 * @param optimised modules carry small methods of other classes for LLVM to inline
 * @param faultsThrow in which methods a fault becomes an exception
 * @param stops in which methods the world may be stopped
 * @param unchecked for tests
 */
public record CodeOptions(
        boolean kernel,
        boolean optimised,
        Predicate<MethodInfo> faultsThrow,
        StopContract stops,
        Optional<UncheckedClass> unchecked) {}
