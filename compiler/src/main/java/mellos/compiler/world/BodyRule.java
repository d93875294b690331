package mellos.compiler.world;

import java.lang.reflect.AccessFlag;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.translate.IntrinsicTable;
import mellos.magic.At;
import mellos.magic.Instruction;
import mellos.magic.Intrinsic;

/** Where the code of a method comes from. */
final class BodyRule {
    private BodyRule() {}

    static MethodInfo.Body of(DeclaredMethod method, boolean isCut) {
        if (isCut) {
            return MethodInfo.Body.CUT;
        }
        if (isIntrinsic(method)) {
            return MethodInfo.Body.INTRINSIC;
        }
        if (method.marks().has(Instruction.class)) {
            return MethodInfo.Body.INSTRUCTION;
        }
        if (method.has(AccessFlag.ABSTRACT)) {
            return method.marks().has(At.class) ? MethodInfo.Body.STRUCT_FIELD : MethodInfo.Body.ABSTRACT;
        }
        return method.has(AccessFlag.NATIVE) ? ofNative(method) : MethodInfo.Body.BYTECODE;
    }

    private static boolean isIntrinsic(DeclaredMethod method) {
        return method.marks().has(Intrinsic.class)
                || IntrinsicTable.contains(method.owner().name(), method.name(), method.descriptor());
    }

    private static MethodInfo.Body ofNative(DeclaredMethod method) {
        if (method.source().origin() == Origin.JDK) {
            // A class library of this size always reaches some that no run will call.
            return MethodInfo.Body.CUT;
        }
        // Lowering makes the bridge's code, and code that throws for a program's native method.
        return isMainBridge(method) || method.source().origin() == Origin.APPLICATION
                ? MethodInfo.Body.BYTECODE
                : MethodInfo.Body.NATIVE;
    }

    private static boolean isMainBridge(DeclaredMethod method) {
        return method.name().equals("main") && method.owner().name().equals("mellos/runtime/program/Application");
    }
}
