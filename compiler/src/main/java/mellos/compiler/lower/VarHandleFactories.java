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
    private final World world;

    VarHandleFactories(CodeBuilder out, World world) {
        this.out = out;
        this.world = world;
    }

    void field(ClassDesc receiver, String name, ClassDesc type) {
        ClassConstants.load(out, receiver);
        ClassConstants.load(out, type);
        place(receiver, name, type, "offset");
        out.invokestatic(VAR_HANDLES, "ofField", factoryType(ConstantDescs.CD_VarHandle));
    }

    void staticField(ClassDesc owner, String name, ClassDesc type) {
        ClassConstants.load(out, owner);
        ClassConstants.load(out, type);
        place(owner, name, type, "staticAddress");
        out.invokestatic(VAR_HANDLES, "ofStatic", factoryType(ConstantDescs.CD_VarHandle));
    }

    void array(ClassDesc arrayType) {
        ClassConstants.load(out, arrayType);
        out.invokestatic(VAR_HANDLES, "ofArray", MethodTypeDesc.of(ConstantDescs.CD_VarHandle, ConstantDescs.CD_Class));
    }

    /** @param factory {@code ofInt} or {@code ofLong} */
    void primitiveUpdater(ClassDesc updater, String factory, ClassDesc owner, String name, ClassDesc type) {
        ClassConstants.load(out, owner);
        place(owner, name, type, "offset");
        out.invokestatic(UPDATERS, factory, MethodTypeDesc.of(updater, ConstantDescs.CD_Class, ConstantDescs.CD_long));
    }

    void referenceUpdater(ClassDesc updater, ClassDesc owner, String name, ClassDesc type) {
        ClassConstants.load(out, owner);
        ClassConstants.load(out, type);
        place(owner, name, type, "offset");
        out.invokestatic(UPDATERS, "ofReference", factoryType(updater));
    }

    private static MethodTypeDesc factoryType(ClassDesc result) {
        return MethodTypeDesc.of(result, ConstantDescs.CD_Class, ConstantDescs.CD_Class, ConstantDescs.CD_long);
    }

    private void place(ClassDesc owner, String name, ClassDesc type, String question) {
        FieldInfo field = world.resolveField(SwitchSites.internalName(owner), name, type.descriptorString());
        out.ldc(field.owner().descriptor()).ldc(name).invokestatic(FIELDS, question, PLACE);
    }
}
