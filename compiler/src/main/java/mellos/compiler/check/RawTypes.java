package mellos.compiler.check;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import mellos.compiler.check.WordFlow.Value;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;

/** Which types have raw values. */
record RawTypes(World world) {
    boolean isRaw(ClassInfo type) {
        return type.isWord() || type.isStruct();
    }

    Value value(ClassDesc type) {
        if (type.isPrimitive()) {
            return WordFlow.of(type);
        }
        return isRaw(world.typeOfDescriptor(type.descriptorString())) ? Value.RAW : Value.OBJECT;
    }

    /** The values a method starts with. */
    WordFlow start(MethodInfo method) {
        WordFlow start = new WordFlow();
        int slot = 0;
        if (!method.isStatic()) {
            start.store(slot++, isRaw(method.owner()) ? Value.RAW : Value.OBJECT);
        }
        for (ClassDesc type : method.type().parameterList()) {
            start.store(slot, value(type));
            slot += TypeKind.from(type).slotSize();
        }
        return start;
    }
}
