package mellos.magic.simulated;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * The class file of a structure's views. Each accessor computes the field's offset from the view's start, loads or
 * stores through {@link StructView}, and converts between the raw word and the method's type.
 */
final class StructClassFile {
    private static final ClassDesc VIEW = ConstantTypes.of(StructView.class);
    private static final ClassDesc MEMORY = ConstantTypes.of(SimulatedMemory.class);
    private static final MethodTypeDesc CONSTRUCTOR =
            MethodTypeDesc.of(ConstantDescs.CD_void, MEMORY, ConstantDescs.CD_long);

    private final ClassDesc name;

    private StructClassFile(ClassDesc name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException naming the method that is no field */
    static byte[] of(Class<?> struct) {
        ClassDesc name = ClassDesc.of(struct.getName() + "$View");
        var fields = StructField.of(struct);
        return ClassFile.of().build(name, builder -> {
            builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            builder.withSuperclass(VIEW).withInterfaceSymbols(ConstantTypes.of(struct));
            StructClassFile file = new StructClassFile(name);
            file.addConstructor(builder);
            file.addFactory(builder);
            fields.forEach(field -> addAccessor(builder, field));
        });
    }

    private void addConstructor(ClassBuilder builder) {
        builder.withMethodBody(
                ConstantDescs.INIT_NAME,
                CONSTRUCTOR,
                ClassFile.ACC_PUBLIC,
                code -> code.aload(0)
                        .aload(1)
                        .lload(2)
                        .invokespecial(VIEW, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                        .return_());
    }

    private void addFactory(ClassBuilder builder) {
        MethodTypeDesc type = MethodTypeDesc.of(VIEW, MEMORY, ConstantDescs.CD_long);
        builder.withMethodBody(
                "at",
                type,
                ClassFile.ACC_PROTECTED,
                code -> code.new_(name)
                        .dup()
                        .aload(1)
                        .lload(2)
                        .invokespecial(name, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                        .areturn());
    }

    private static void addAccessor(ClassBuilder builder, StructField field) {
        builder.withMethodBody(field.name(), field.type(), ClassFile.ACC_PUBLIC, code -> {
            code.aload(0);
            pushOffset(code, field);
            if (field.isGetter()) {
                load(code, field);
            } else {
                store(code, field);
            }
        });
    }

    private static void pushOffset(CodeBuilder code, StructField field) {
        code.loadConstant((long) field.offset());
        if (field.isIndexed()) {
            ClassDesc index = field.type().parameterType(0);
            if (index.equals(ConstantDescs.CD_long)) {
                code.lload(1);
            } else {
                code.iload(1).i2l();
            }
            code.loadConstant((long) field.stride()).lmul().ladd();
        }
    }

    private static void load(CodeBuilder code, StructField field) {
        FieldKind kind = field.kind();
        code.invokevirtual(
                VIEW,
                "load" + kind.width().suffix() + field.mode(),
                MethodTypeDesc.of(kind.width().type(), ConstantDescs.CD_long));
        if (kind == FieldKind.STRUCT) {
            // The receiver comes below the address: this, address, class.
            code.aload(0).dup_x2().pop().loadConstant(field.type().returnType());
        }
        kind.fromMemory(code);
        if (kind == FieldKind.STRUCT) {
            code.checkcast(field.type().returnType());
        }
        code.return_(kind.javaKind());
    }

    private static void store(CodeBuilder code, StructField field) {
        FieldKind kind = field.kind();
        code.loadLocal(kind.javaKind(), field.valueSlot());
        kind.toMemory(code);
        code.invokevirtual(
                VIEW,
                "store" + kind.width().suffix() + field.mode(),
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        ConstantDescs.CD_long,
                        kind.width().type()));
        code.return_();
    }
}
