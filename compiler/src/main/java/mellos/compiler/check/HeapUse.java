package mellos.compiler.check;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;
import mellos.compiler.reach.Calls;
import mellos.compiler.reach.ReachedProgram;

/** What one method does that {@code @NoHeap} forbids, and whom it calls. */
final class HeapUse {
    private final ReachedProgram program;
    private final World world;
    private final MethodInfo method;
    private final Visitor visitor;
    private int line;

    /** Told what is found, with lines. */
    interface Visitor {
        /** @param what a verb phrase: "allocates ..." */
        void use(int line, String what);

        /** One of the methods that a call may run. */
        void call(int line, MethodInfo callee);
    }

    private HeapUse(ReachedProgram program, MethodInfo method, Visitor visitor) {
        this.program = program;
        this.world = program.world();
        this.method = method;
        this.visitor = visitor;
    }

    static void scan(ReachedProgram program, MethodInfo method, Visitor visitor) {
        HeapUse use = new HeapUse(program, method, visitor);
        if (method.body() == MethodInfo.Body.CUT) {
            use.found("throws NotInImageError");
        }
        method.code().ifPresent(code -> {
            if (method.has(AccessFlag.SYNCHRONIZED)) {
                use.found("locks a monitor");
            }
            code.forEach(use::visit);
        });
    }

    private void found(String what) {
        visitor.use(line, what);
    }

    private void visit(CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case NewObjectInstruction creation -> {
                ClassInfo type = world.type(creation.className().asInternalName());
                if (!type.isWord()) {
                    found("allocates " + type.binaryName());
                    initialize(type);
                }
            }
            case NewPrimitiveArrayInstruction creation -> found("allocates an array");
            case NewReferenceArrayInstruction creation -> found("allocates an array");
            case NewMultiArrayInstruction creation -> found("allocates an array");
            case ThrowInstruction thrown -> found("throws");
            case MonitorInstruction monitor -> {
                if (monitor.opcode() == Opcode.MONITORENTER) {
                    found("locks a monitor");
                }
            }
            case FieldInstruction access -> {
                if (access.opcode() == Opcode.GETSTATIC || access.opcode() == Opcode.PUTSTATIC) {
                    initialize(world.resolveField(
                                    access.owner().asInternalName(),
                                    access.name().stringValue(),
                                    access.type().stringValue())
                            .owner());
                }
            }
            case InvokeInstruction invoke -> visitInvoke(invoke);
            default -> {}
        }
    }

    private void visitInvoke(InvokeInstruction invoke) {
        Calls.Site site = Calls.at(world, method, invoke);
        if (site.resolved().isStatic()) {
            initialize(site.resolved().owner());
        }
        if (site.isVirtual()) {
            program.targets(site.resolved()).forEach(target -> visitor.call(line, target));
        } else {
            visitor.call(line, site.resolved());
        }
    }

    /** Code of the class itself or of a subclass runs only once initialisation has begun. */
    private void initialize(ClassInfo type) {
        if (program.needsInitialization(type) && !method.owner().isSubtypeOf(type)) {
            found("may initialise " + type.binaryName() + " (whose state @BuildTime would make with the image)");
        }
    }
}
