package mellos.compiler.translate;

import java.util.Optional;
import mellos.compiler.image.MemoryType;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.magic.abi.ClassRecordLayout;
import mellos.magic.abi.ObjectHeaderLayout;

/** The code of the intrinsics that are neither memory accesses nor arithmetic. */
final class Intrinsics {
    private Intrinsics() {}

    static Value toPointer(IntrinsicCall call) {
        return call.out()
                .value(Kind.REFERENCE, "inttoptr i64 " + call.argument(0).text() + " to ptr");
    }

    static Value toLong(IntrinsicCall call) {
        return call.out().value(Kind.LONG, "ptrtoint ptr " + call.argument(0).text() + " to i64");
    }

    static Value same(IntrinsicCall call) {
        return Value.reference(call.argument(0).text());
    }

    static Value stackAllocate(IntrinsicCall call) {
        int size = call.constant(0, Integer.class);
        String slot = call.out().slot(call.out().fresh(), "[" + size + " x i8], align 16");
        String fill = call.module().llvm("llvm.memset.p0.i64", "void", "ptr, i8, i64, i1 immarg");
        call.out().step("call void " + fill + "(ptr align 16 " + slot + ", i8 0, i64 " + size + ", i1 false)");
        return Value.nonNull(slot);
    }

    static Value symbol(IntrinsicCall call) {
        return Value.reference(call.module().symbol(call.constant(0, String.class)));
    }

    static Value callAddress(IntrinsicCall call) {
        return call.out()
                .call(Kind.VOID, call.argument(0).text(), call.argument(1).typed());
    }

    static Intrinsic fence(String order) {
        return call -> {
            call.out().step("fence " + order);
            return null;
        };
    }

    static Value fieldOffset(IntrinsicCall call) {
        return Value.constant((long) call.module().context().layouts().offset(field(call, false)));
    }

    static Value staticAddress(IntrinsicCall call) {
        String cell = call.module().staticField(field(call, true));
        return Value.of(Kind.LONG, "ptrtoint (ptr " + cell + " to i64)");
    }

    private static FieldInfo field(IntrinsicCall call, boolean isStatic) {
        ClassInfo owner = call.constant(0, ClassInfo.class);
        String name = call.constant(1, String.class);
        for (Optional<ClassInfo> type = Optional.of(owner);
                type.isPresent();
                type = type.get().superclass()) {
            for (FieldInfo field : type.get().fields()) {
                if (field.name().equals(name) && field.isStatic() == isStatic) {
                    return field;
                }
            }
        }
        throw new IllegalArgumentException(
                owner.binaryName() + " has no " + (isStatic ? "static" : "instance") + " field " + name);
    }

    static Value classOf(IntrinsicCall call) {
        Value object = call.argument(0);
        if (object.exact() != null) {
            return Value.nonNull(call.module().mirror(object.exact())).withConstant(object.exact());
        }
        String record = call.state().recordOf(object);
        return Value.nonNull(call.out().located("load ptr, ptr " + record + ", align 8"));
    }

    static Value primitiveClass(IntrinsicCall call) {
        String descriptor = switch (call.constant(0, String.class)) {
            case "boolean" -> "Z";
            case "byte" -> "B";
            case "char" -> "C";
            case "short" -> "S";
            case "int" -> "I";
            case "long" -> "J";
            case "float" -> "F";
            case "double" -> "D";
            default -> "V";
        };
        ClassInfo type = call.state().world().typeOfDescriptor(descriptor);
        return Value.nonNull(call.module().mirror(type)).withConstant(type);
    }

    static Value spinWait(IntrinsicCall call) {
        call.out().step("call void asm sideeffect \"pause\", \"~{memory}\"()");
        return null;
    }

    static Value keepAlive(IntrinsicCall call) {
        call.out()
                .step("call void asm sideeffect \"\", \"r\"(ptr "
                        + call.argument(0).text() + ")");
        return null;
    }

    static Value arrayBase(IntrinsicCall call) {
        return Value.constant((long) ObjectHeaderLayout.ARRAY_ELEMENTS);
    }

    /** The record of an array type holds the logarithm of its element size. */
    static Value arrayScale(IntrinsicCall call) {
        Value type = call.argument(1);
        if (type.constant() instanceof ClassInfo array && array.isArray()) {
            return Value.constant(MemoryType.of(array.component().descriptor()).size());
        }
        FieldInfo link = call.state().world().resolveField("java/lang/Class", "mellosRecord", "J");
        int offset = call.module().context().layouts().offset(link);
        String record = call.out().located("load ptr, ptr " + call.out().offset(type.text(), offset) + ", align 8");
        String log = call.out()
                .located("load i32, ptr " + call.out().offset(record, ClassRecordLayout.RECORD_SIZE) + ", align 4");
        return call.out().value(Kind.INT, "shl i32 1, " + log);
    }

    static Intrinsic number(int value) {
        return call -> Value.constant(value);
    }
}
