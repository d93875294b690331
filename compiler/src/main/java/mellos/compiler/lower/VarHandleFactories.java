package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.World;

/** Makes handles and field updaters for fields known by name; docs/abi.md, "VarHandles". */
final class VarHandleFactories {
    static final ClassDesc VAR_HANDLES = ClassDesc.of("mellos.runtime.invoke.VarHandles");
    private static final ClassDesc UPDATERS = ClassDesc.of("mellos.runtime.invoke.FieldUpdaters");
    private static final ClassDesc FIELDS = ClassDesc.of("mellos.magic.Fields");
    private static final MethodTypeDesc PLACE =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_Class, ConstantDescs.CD_String);

    private final CodeBuilder out;
    private final FieldLookups lookups;

    VarHandleFactories(CodeBuilder out, World world) {
        this.out = out;
        this.lookups = new FieldLookups(world);
    }

    void field(ClassDesc receiver, String name, ClassDesc type) {
        FieldInfo field = lookups.found(receiver, name, type, false);
        ClassConstants.load(out, receiver);
        ClassConstants.load(out, type);
        place(field, "offset");
        out.invokestatic(VAR_HANDLES, "ofField", factoryType(ConstantDescs.CD_VarHandle));
    }

    void staticField(ClassDesc owner, String name, ClassDesc type) {
        FieldInfo field = lookups.found(owner, name, type, true);
        ClassConstants.load(out, owner);
        ClassConstants.load(out, type);
        place(field, "staticAddress");
        out.invokestatic(VAR_HANDLES, "ofStatic", factoryType(ConstantDescs.CD_VarHandle));
    }

    void array(ClassDesc arrayType) {
        ClassConstants.load(out, arrayType);
        out.invokestatic(VAR_HANDLES, "ofArray", MethodTypeDesc.of(ConstantDescs.CD_VarHandle, ConstantDescs.CD_Class));
    }

    /** @param factory {@code ofInt} or {@code ofLong} */
    void primitiveUpdater(ClassDesc updater, String factory, ClassDesc owner, String name, ClassDesc type) {
        FieldInfo field = lookups.ofPrimitive(owner, name, type);
        ClassConstants.load(out, owner);
        place(field, "offset");
        out.invokestatic(UPDATERS, factory, MethodTypeDesc.of(updater, ConstantDescs.CD_Class, ConstantDescs.CD_long));
    }

    void referenceUpdater(ClassDesc updater, ClassDesc owner, String name, ClassDesc type) {
        FieldInfo field = lookups.ofReference(owner, name, type);
        ClassConstants.load(out, owner);
        ClassConstants.load(out, type);
        place(field, "offset");
        out.invokestatic(UPDATERS, "ofReference", factoryType(updater));
    }

    private static MethodTypeDesc factoryType(ClassDesc result) {
        return MethodTypeDesc.of(result, ConstantDescs.CD_Class, ConstantDescs.CD_Class, ConstantDescs.CD_long);
    }

    private void place(FieldInfo field, String question) {
        out.ldc(field.owner().descriptor()).ldc(field.name()).invokestatic(FIELDS, question, PLACE);
    }
}
