package mellos.runtime.object;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;

/**
 * What the image knows about a type: one for each class, interface, array type and primitive type in it. Made by the
 * compiler, constant but for the state of initialisation. docs/abi.md, "Class records".
 */
@Struct(size = 104)
public interface ClassRecord {
    int NOT_INITIALIZED = 0;
    int BEING_INITIALIZED = 1;
    int INITIALIZED = 2;
    int FAILED = 3;

    /** The {@code java.lang.Class} object. */
    @At(0)
    Address mirror();

    /** Zero for {@code Object}, interfaces and primitives. */
    @At(8)
    ClassRecord superclass();

    /** Arrays: type of the elements; else zero. */
    @At(16)
    ClassRecord component();

    /** The array type one dimension up, zero if the image has none. */
    @At(24)
    ClassRecord arrayType();

    /** Code of {@code <clinit>}, zero if there is nothing to run. */
    @At(32)
    Address initializer();

    /** One of the constants here; read and written through {@link #STATE} where other threads matter. */
    @At(40)
    int state();

    /** Offset of the state, for volatile access. */
    long STATE = 40;

    /** Id of the thread that runs the initialiser. */
    @At(44)
    int initializingThread();

    @At(44)
    void initializingThread(int id);

    /** Objects: size in bytes. Arrays: log2 of the element size. */
    @At(48)
    int instanceSize();

    /** Access flags and the bits of {@link TypeFlags}. */
    @At(52)
    int flags();

    @At(56)
    int typeNumber();

    /** Type number of the last subclass minus {@link #typeNumber}. */
    @At(60)
    int span();

    /** {@code String} object: {@code Class.getName()}. */
    @At(64)
    Address name();

    /** Address of a {@code long} count and that many record addresses: all superinterfaces. */
    @At(72)
    Address superinterfaces();

    /** Address of an {@code int} count and that many {@code int} offsets of fields that hold references. */
    @At(80)
    Address referenceFields();

    /** Enums: address of the static cell of {@code $VALUES}; else zero. */
    @At(88)
    Address enumConstants();

    /** Primitives: the descriptor's character; else {@code L}. */
    @At(96)
    int primitiveKind();
}
