package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.List;

/** Fresh local variables that hold what a call site found on the stack. */
final class Locals {
    private final List<ClassDesc> types;
    private final int[] slots;

    private Locals(List<ClassDesc> types) {
        this.types = types;
        this.slots = new int[types.size()];
    }

    /** Stores the topmost values of the stack, the last type being the top. */
    static Locals store(CodeBuilder out, List<ClassDesc> types) {
        Locals locals = new Locals(types);
        for (int i = types.size() - 1; i >= 0; i--) {
            TypeKind kind = TypeKind.from(types.get(i));
            locals.slots[i] = out.allocateLocal(kind);
            out.storeLocal(kind, locals.slots[i]);
        }
        return locals;
    }

    void load(CodeBuilder out, int index) {
        out.loadLocal(TypeKind.from(types.get(index)), slots[index]);
    }

    ClassDesc type(int index) {
        return types.get(index);
    }
}
