package mellos.compiler.reach;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;
import mellos.compiler.world.Selection;

/** What an invoke instruction calls. */
public final class Calls {
    private Calls() {}

    /**
     * @param resolved the method that runs, or for a virtual call the resolved method that the receiver's class selects
     *     by
     */
    public record Site(MethodInfo resolved, boolean isVirtual) {}

    /** @throws mellos.compiler.model.BuildError if there is no such class or method */
    public static Site at(World world, MethodInfo caller, InvokeInstruction invoke) {
        String owner = invoke.owner().asInternalName();
        MethodInfo resolved = world.resolveMethod(
                owner, invoke.name().stringValue(), invoke.type().stringValue());
        if (invoke.opcode() == Opcode.INVOKESTATIC) {
            return new Site(resolved, false);
        }
        if (invoke.opcode() == Opcode.INVOKESPECIAL) {
            return new Site(special(caller, resolved), false);
        }
        return new Site(resolved, !owner.startsWith("[") && !bindsDirectly(resolved, world.type(owner)));
    }

    private static boolean bindsDirectly(MethodInfo resolved, ClassInfo owner) {
        return resolved.has(AccessFlag.PRIVATE)
                || resolved.has(AccessFlag.FINAL)
                || owner.isStruct()
                || owner.isWord()
                || resolved.owner().has(AccessFlag.FINAL) && !resolved.has(AccessFlag.ABSTRACT);
    }

    /** A call of a superclass' method looks it up from the superclass on. JVM specification, "invokespecial". */
    private static MethodInfo special(MethodInfo caller, MethodInfo resolved) {
        ClassInfo current = caller.owner();
        if (resolved.isConstructor() || resolved.owner().isInterface() || resolved.owner() == current) {
            return resolved;
        }
        return current.superclass()
                .map(type -> Selection.select(type, resolved))
                .orElse(resolved);
    }
}
