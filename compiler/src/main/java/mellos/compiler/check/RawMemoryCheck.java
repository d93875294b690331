package mellos.compiler.check;

import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.reach.ReachedProgram;

/** {@code @RawMemory}: only classes marked so may load, store, make views of addresses or execute instructions. */
final class RawMemoryCheck {
    private static final String ADDRESS = "mellos/magic/Address";
    private static final String CPU = "mellos/magic/Cpu";

    /** Of {@code Address}, what computes without touching memory; what is not intrinsic does so, too. */
    private static final Set<String> HARMLESS = Set.of("of", "bits", "fence");

    private RawMemoryCheck() {}

    static List<String> violations(ReachedProgram program) {
        List<String> violations = new ArrayList<>();
        for (MethodInfo method : program.methods()) {
            if (Contract.isOurs(method) && !Contract.mayTouchMemory(method)) {
                method.code().ifPresent(code -> scan(program, method, code, violations));
            }
        }
        return violations;
    }

    private static void scan(
            ReachedProgram program, MethodInfo method, Iterable<CodeElement> code, List<String> violations) {
        int line = 0;
        for (CodeElement element : code) {
            if (element instanceof LineNumber number) {
                line = number.line();
            } else if (element instanceof InvokeInstruction invoke && isRaw(program, invoke)) {
                violations.add(
                        method.at(line) + ": calls "
                                + invoke.owner().asInternalName().replace('/', '.') + "."
                                + invoke.name().stringValue() + ", but "
                                + method.owner().binaryName()
                                + " is not marked @RawMemory; take a typed view from a class that is, or mark this one and say what keeps it sound");
            }
        }
    }

    private static boolean isRaw(ReachedProgram program, InvokeInstruction invoke) {
        return switch (invoke.owner().asInternalName()) {
            case CPU -> true;
            case ADDRESS ->
                !HARMLESS.contains(invoke.name().stringValue())
                        && program.world()
                                        .resolveMethod(
                                                ADDRESS,
                                                invoke.name().stringValue(),
                                                invoke.type().stringValue())
                                        .body()
                                == MethodInfo.Body.INTRINSIC;
            default -> false;
        };
    }
}
