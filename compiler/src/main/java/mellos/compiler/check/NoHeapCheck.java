package mellos.compiler.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.reach.ReachedProgram;

/**
 * {@code @NoHeap}: follows all calls from the methods bound by it, breadth first, so that the path shown is a shortest
 * one. A method that is {@code @Trusted} is not looked into.
 */
final class NoHeapCheck {
    private static final String WAY_OUT =
            "; do without it, mark the caller @MayAllocate, or vouch for the call in a @Trusted method";

    /**
     * The class library's own index checks: like the checks that the language implies they throw only where the program
     * is wrong, and where nothing may be thrown the runtime panics.
     */
    private static final Set<String> LIKE_LANGUAGE_CHECKS =
            Set.of("jdk/internal/util/Preconditions", "java/util/Objects");

    private final ReachedProgram program;
    private final Map<MethodInfo, Call> reached = new HashMap<>();
    private final Deque<MethodInfo> work = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();

    /** Where a method was called from: the first call found. */
    private record Call(MethodInfo caller, int line) {}

    private static final Call NONE = new Call(null, 0);

    private NoHeapCheck(ReachedProgram program) {
        this.program = program;
    }

    static List<String> violations(ReachedProgram program) {
        return of(program).violations;
    }

    /** The methods bound by it and all that they call. */
    static Set<MethodInfo> reached(ReachedProgram program) {
        return Set.copyOf(of(program).reached.keySet());
    }

    private static NoHeapCheck of(ReachedProgram program) {
        NoHeapCheck check = new NoHeapCheck(program);
        program.methods().stream().filter(NoHeapCheck::isBound).forEach(method -> {
            check.reached.put(method, NONE);
            check.work.add(method);
        });
        check.run();
        return check;
    }

    /** Constructors and initialisers are not methods: whoever may not allocate does not get to them. */
    private static boolean isBound(MethodInfo method) {
        return Contract.isNoHeap(method) && !method.name().startsWith("<");
    }

    private void run() {
        while (!work.isEmpty()) {
            MethodInfo method = work.poll();
            if (!Contract.isTrusted(method)
                    && !LIKE_LANGUAGE_CHECKS.contains(method.owner().name())) {
                HeapUse.scan(program, method, new HeapUse.Visitor() {
                    @Override
                    public void use(int line, String what) {
                        report(method, line, what);
                    }

                    @Override
                    public void call(int line, MethodInfo callee) {
                        visit(method, line, callee);
                    }
                });
            }
        }
    }

    private void visit(MethodInfo caller, int line, MethodInfo callee) {
        if (Contract.isBlocking(callee) && !Contract.isBlocking(caller)) {
            report(caller, line, "calls " + callee.display() + ", which is @Blocking");
        } else if (Contract.mayAllocate(callee) && !Contract.isTrusted(callee)) {
            report(caller, line, "calls " + callee.display() + ", which is @MayAllocate");
        } else if (reached.putIfAbsent(callee, new Call(caller, line)) == null) {
            work.add(callee);
        }
    }

    private void report(MethodInfo method, int line, String what) {
        StringBuilder path = new StringBuilder();
        for (Call call = reached.get(method); call.caller() != null; call = reached.get(call.caller())) {
            path.append(" <- ").append(call.caller().at(call.line()));
        }
        String bound = path.isEmpty() ? " under @NoHeap" : " where @NoHeap code gets to" + path;
        violations.add(method.at(line) + ": " + what + bound + WAY_OUT);
    }
}
