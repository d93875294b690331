package mellos.compiler.check;

import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.StopContract;
import mellos.compiler.reach.ReachedProgram;

/** Reads from {@code @NoHeap} where the world may not be stopped. */
public final class StopContracts {
    private final ReachedProgram program;
    private final Set<MethodInfo> unstopped;
    private final Map<MethodInfo, Boolean> loops = new HashMap<>();

    private StopContracts(ReachedProgram program) {
        this.program = program;
        this.unstopped = NoHeapCheck.reached(program);
    }

    /** What holds for a program. */
    public static StopContract of(ReachedProgram program) {
        StopContracts contracts = new StopContracts(program);
        Set<MethodInfo> apart = contracts.unstopped.stream()
                .filter(method -> Contract.isNoHeap(method) && !method.owner().isWord())
                .filter(contracts::mayLoop)
                .collect(Collectors.toSet());
        return new StopContract(contracts.unstopped, apart);
    }

    /** By itself or in what it calls; recursion counts. */
    private boolean mayLoop(MethodInfo method) {
        Boolean known = loops.putIfAbsent(method, true);
        if (known != null) {
            return known;
        }
        boolean loops = method.code().map(StopContracts::branchesBack).orElse(false)
                || callees(method).stream().anyMatch(this::mayLoop);
        this.loops.put(method, loops);
        return loops;
    }

    private Set<MethodInfo> callees(MethodInfo method) {
        Set<MethodInfo> callees = new HashSet<>();
        HeapUse.scan(program, method, new HeapUse.Visitor() {
            @Override
            public void use(int line, String what) {
                // NoHeapCheck has told
            }

            @Override
            public void call(int line, MethodInfo callee) {
                if (unstopped.contains(callee)) {
                    callees.add(callee);
                }
            }
        });
        return callees;
    }

    private static boolean branchesBack(CodeModel code) {
        Set<Label> behind = new HashSet<>();
        return code.elementStream().anyMatch(element -> switch (element) {
            case LabelTarget target -> {
                behind.add(target.label());
                yield false;
            }
            case BranchInstruction branch -> behind.contains(branch.target());
            default -> false;
        });
    }
}
