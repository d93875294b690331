package mellos.magic.simulated;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import mellos.magic.Address;
import mellos.magic.PhysAddr;
import mellos.magic.Struct;

/** The types that a field of a structure may have, and how a value of each becomes a word of memory and back. */
enum FieldKind {
    BOOLEAN(Width.BYTE, TypeKind.INT) {
        @Override
        void fromMemory(CodeBuilder code) {
            code.invokestatic(VIEW, "isSet", MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_byte));
        }
    },
    BYTE(Width.BYTE, TypeKind.INT),
    SHORT(Width.SHORT, TypeKind.INT),
    CHAR(Width.SHORT, TypeKind.INT) {
        @Override
        void fromMemory(CodeBuilder code) {
            code.i2c();
        }

        @Override
        void toMemory(CodeBuilder code) {
            code.i2s();
        }
    },
    INT(Width.INT, TypeKind.INT),
    LONG(Width.LONG, TypeKind.LONG),
    ADDRESS(Width.LONG, TypeKind.REFERENCE) {
        @Override
        void fromMemory(CodeBuilder code) {
            code.invokestatic(ADDRESS_TYPE, "of", MethodTypeDesc.of(ADDRESS_TYPE, ConstantDescs.CD_long));
        }

        @Override
        void toMemory(CodeBuilder code) {
            code.invokevirtual(ADDRESS_TYPE, "bits", BITS);
        }
    },
    PHYSICAL(Width.LONG, TypeKind.REFERENCE) {
        @Override
        void fromMemory(CodeBuilder code) {
            code.invokestatic(PHYSICAL_TYPE, "ofUnchecked", MethodTypeDesc.of(PHYSICAL_TYPE, ConstantDescs.CD_long));
        }

        @Override
        void toMemory(CodeBuilder code) {
            code.invokevirtual(PHYSICAL_TYPE, "bits", BITS);
        }
    },
    STRUCT(Width.LONG, TypeKind.REFERENCE) {
        @Override
        void fromMemory(CodeBuilder code) {
            code.invokevirtual(
                    VIEW,
                    "pointee",
                    MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_long, ConstantDescs.CD_Class));
        }

        @Override
        void toMemory(CodeBuilder code) {
            code.invokestatic(ADDRESS_TYPE, "ofStruct", MethodTypeDesc.of(ADDRESS_TYPE, ConstantDescs.CD_Object));
            code.invokevirtual(ADDRESS_TYPE, "bits", BITS);
        }
    };

    private static final ClassDesc VIEW = ConstantTypes.of(StructView.class);
    private static final ClassDesc ADDRESS_TYPE = ConstantTypes.of(Address.class);
    private static final ClassDesc PHYSICAL_TYPE = ConstantTypes.of(PhysAddr.class);
    private static final MethodTypeDesc BITS = MethodTypeDesc.of(ConstantDescs.CD_long);

    private final Width width;
    private final TypeKind javaKind;

    FieldKind(Width width, TypeKind javaKind) {
        this.width = width;
        this.javaKind = javaKind;
    }

    /** @return null if a structure cannot hold it */
    static FieldKind of(Class<?> type) {
        if (type.isAnnotationPresent(Struct.class)) {
            return STRUCT;
        }
        return switch (type.getName()) {
            case "boolean" -> BOOLEAN;
            case "byte" -> BYTE;
            case "short" -> SHORT;
            case "char" -> CHAR;
            case "int" -> INT;
            case "long" -> LONG;
            case "mellos.magic.Address" -> ADDRESS;
            case "mellos.magic.PhysAddr" -> PHYSICAL;
            default -> null;
        };
    }

    Width width() {
        return width;
    }

    /** How the JVM's stack holds it. */
    TypeKind javaKind() {
        return javaKind;
    }

    /** What was loaded becomes a value of the method's type. */
    void fromMemory(CodeBuilder code) {}

    /** A value of the method's type becomes what is stored. */
    void toMemory(CodeBuilder code) {}

    /** What one access loads or stores. */
    enum Width {
        BYTE(1, "Byte", ConstantDescs.CD_byte),
        SHORT(2, "Short", ConstantDescs.CD_short),
        INT(4, "Int", ConstantDescs.CD_int),
        LONG(8, "Long", ConstantDescs.CD_long);

        private final int sizeBytes;
        private final String suffix;
        private final ClassDesc type;

        Width(int sizeBytes, String suffix, ClassDesc type) {
            this.sizeBytes = sizeBytes;
            this.suffix = suffix;
            this.type = type;
        }

        int sizeBytes() {
            return sizeBytes;
        }

        /** Of the accessors' names. */
        String suffix() {
            return suffix;
        }

        ClassDesc type() {
            return type;
        }
    }
}
