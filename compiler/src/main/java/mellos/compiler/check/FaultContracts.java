package mellos.compiler.check;

import java.util.Set;
import java.util.function.Predicate;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.reach.ReachedProgram;

/**
 * In which methods a fault becomes an exception: in those of the program and of the class library, unless
 * {@code @NoHeap} code gets to them. The system's own never recurse without end, and are not interrupted by an
 * exception that they do not throw: between two lines of them a monitor may be half entered.
 */
public final class FaultContracts {
    private FaultContracts() {}

    /** What holds for a program. */
    public static Predicate<MethodInfo> of(ReachedProgram program) {
        Set<MethodInfo> heapless = NoHeapCheck.reached(program);
        return method -> !Contract.isOfSystem(method) && !heapless.contains(method);
    }
}
