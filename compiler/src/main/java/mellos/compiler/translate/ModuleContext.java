package mellos.compiler.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.image.HostHeap;
import mellos.compiler.image.Layouts;
import mellos.compiler.image.LiteralText.StringLayout;
import mellos.compiler.llvm.FunctionMarks;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;

/** What all modules of one image share. Immutable but for caches, which are safe under threads. */
final class ModuleContext {
    // A tail call would take its caller out of stack traces.
    private static final String COMMON = "noredzone uwtable \"frame-pointer\"=\"none\" \"disable-tail-calls\"=\"true\"";
    private static final String ATTRIBUTES =
            """
            attributes #0 = { COMMON }
            attributes #1 = { cold noreturn nomerge }
            attributes #2 = { COMMON alwaysinline }
            attributes #3 = { COMMON "no-builtins" }
            attributes #4 = { COMMON noimplicitfloat }
            attributes #5 = { COMMON inlinehint }
            attributes #6 = { "mellos-polls" }
            attributes #7 = { "FAULTS_THROW" }
            """.replace("COMMON", COMMON).replace("FAULTS_THROW", FunctionMarks.FAULTS_THROW);
    private static final String BASES_UNKEPT = " \"mellos-bases-unkept\"";
    private static final int PLAIN = 0;
    private static final int NO_BUILTINS = 3;
    private static final int NO_IMPLICIT_FLOAT = 4;
    private static final int ALWAYS_INLINED = 2;
    private static final int INLINED = 5;

    private final Program program;
    private final Layouts layouts;
    private final HostHeap heap;
    private final CodeOptions options;
    private final InlineCandidates inlineCandidates;
    private final StringLayout stringLayout;
    private final Map<String, MethodInfo> entryPoints = new HashMap<>();

    ModuleContext(Program program, Layouts layouts, HostHeap heap, CodeOptions options) {
        this.program = program;
        this.layouts = layouts;
        this.heap = heap;
        this.options = options;
        this.inlineCandidates = new InlineCandidates(options.optimised());
        this.stringLayout = StringLayout.of(program.world(), layouts);
        for (MethodInfo method : program.methods()) {
            method.entryPoint().ifPresent(symbol -> entryPoints.put(symbol, method));
        }
    }

    Program program() {
        return program;
    }

    Layouts layouts() {
        return layouts;
    }

    HostHeap heap() {
        return heap;
    }

    StringLayout stringLayout() {
        return stringLayout;
    }

    Optional<MethodInfo> entryPoint(String symbol) {
        return Optional.ofNullable(entryPoints.get(symbol));
    }

    /**
     * Groups of function attributes: 0 plain, 1 calls that do not return, 2 functions shared within a module, 3 what
     * LLVM's idioms call, 4 what may run while the interrupted code's vector registers are not saved, 5 methods of
     * other classes that a module carries along; besides, 6 where the world may be stopped, 7 where faults become
     * exceptions.
     */
    String attributes() {
        return ATTRIBUTES;
    }

    InlineCandidates inlineCandidates() {
        return inlineCandidates;
    }

    /** For a copy of another class' method. */
    int copyAttributeGroup(MethodInfo method) {
        if (InlineCandidates.isAlwaysInlined(method)) {
            return ALWAYS_INLINED;
        }
        int group = attributeGroup(method);
        return group == PLAIN ? INLINED : group;
    }

    /** The second group of a method, defined or declared: whether the world may be stopped in it. */
    String stopAttributes(MethodInfo method) {
        return (options.stops().mayStop(method) ? " #6" : "") + (keepsBases(method) ? "" : BASES_UNKEPT);
    }

    private boolean keepsBases(MethodInfo method) {
        return !isUnchecked(method) || options.unchecked().get().keepsBases();
    }

    /** Whether the method's code is made without checks. */
    boolean isUnchecked(MethodInfo method) {
        return options.unchecked().isPresent() && options.unchecked().get().isOwnerOf(method);
    }

    /** Whether one method must not become part of another, which may be stopped. */
    boolean isKeptApart(MethodInfo callee, MethodInfo caller) {
        return options.stops().apart().contains(callee) && options.stops().mayStop(caller);
    }

    /** The second group of a method: whether a fault in it becomes an exception. */
    String faultAttributes(MethodInfo method) {
        return options.faultsThrow().test(method) ? " #7" : "";
    }

    int attributeGroup(MethodInfo method) {
        String owner = method.owner().name();
        if (owner.startsWith("mellos/runtime/memory/")) {
            return NO_BUILTINS;
        }
        return options.kernel() && owner.startsWith("mellos/") ? NO_IMPLICIT_FLOAT : PLAIN;
    }
}
