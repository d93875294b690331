package mellos.compiler.reach;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;

/** The effects of calls; of some, constant arguments tell what they are, which stand right before them. */
final class CallScan {
    private final World world;
    private final MethodInfo method;
    private final Effects effects;
    private Optional<ClassInfo> lastClass = Optional.empty();
    private String lastText = "";

    CallScan(World world, MethodInfo method, Effects effects) {
        this.world = world;
        this.method = method;
        this.effects = effects;
    }

    void sawConstant(ClassInfo type) {
        lastClass = Optional.of(type);
    }

    void sawConstant(String text) {
        lastText = text;
    }

    private void visitStaticAddress(ClassInfo owner) {
        effects.initialized().add(owner);
        owner.fields().stream()
                .filter(field -> field.isStatic() && field.name().equals(lastText))
                .forEach(effects.staticFields()::add);
    }

    void visit(InvokeInstruction invoke) {
        String owner = invoke.owner().asInternalName();
        visitQuestion(owner + "." + invoke.name().stringValue());
        Calls.Site site = Calls.at(world, method, invoke);
        if (invoke.opcode() == Opcode.INVOKESTATIC) {
            effects.initialized().add(site.resolved().owner());
        }
        (site.isVirtual() ? effects.virtualCalls() : effects.calls()).add(site.resolved());
    }

    /** Calls that lowering leaves with constant arguments, and whose effect the constants tell. */
    private void visitQuestion(String called) {
        switch (called) {
            case "jdk/internal/misc/Unsafe.ensureClassInitialized",
                    "jdk/internal/access/SharedSecrets.ensureClassInitialized" ->
                lastClass.ifPresent(effects.initialized()::add);
            case "mellos/magic/Fields.staticAddress" -> lastClass.ifPresent(this::visitStaticAddress);
            default -> {}
        }
    }
}
