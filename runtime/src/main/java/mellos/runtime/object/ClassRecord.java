package mellos.runtime.object;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;
import mellos.magic.abi.ClassRecordLayout;
import mellos.magic.abi.TypeFlags;

/**
 * What the image knows about a type: one for each class, interface, array type and primitive type in it. Made by the
 * compiler, constant but for the state of initialisation. docs/abi.md, "Class records".
 */
@Struct(size = ClassRecordLayout.RECORD_INTERFACE_BITS)
public interface ClassRecord {
    int NOT_INITIALIZED = ClassRecordLayout.STATE_NOT_BEGUN;
    int BEING_INITIALIZED = ClassRecordLayout.STATE_RUNNING;
    int INITIALIZED = ClassRecordLayout.STATE_DONE;
    int FAILED = ClassRecordLayout.STATE_FAILED;

    /** The {@code java.lang.Class} object. */
    @At(ClassRecordLayout.RECORD_MIRROR)
    Address mirror();

    /** Zero for {@code Object}, interfaces and primitives. */
    @At(ClassRecordLayout.RECORD_SUPERCLASS)
    ClassRecord superclass();

    /** Arrays: type of the elements; else zero. */
    @At(ClassRecordLayout.RECORD_COMPONENT)
    ClassRecord component();

    /** The array type one dimension up, zero if the image has none. */
    @At(ClassRecordLayout.RECORD_ARRAY_TYPE)
    ClassRecord arrayType();

    /** Code of {@code <clinit>}, zero if there is nothing to run. */
    @At(ClassRecordLayout.RECORD_INITIALIZER)
    Address initializer();

    /** One of the constants here; read and written through {@link #STATE} where other threads matter. */
    @At(ClassRecordLayout.RECORD_STATE)
    int state();

    /** Offset of the state, for volatile access. */
    long STATE = ClassRecordLayout.RECORD_STATE;

    /** Id of the thread that runs the initialiser. */
    @At(ClassRecordLayout.RECORD_INITIALIZING_THREAD)
    int initializingThread();

    @At(ClassRecordLayout.RECORD_INITIALIZING_THREAD)
    void initializingThread(int id);

    /** Objects: size in bytes. Arrays: log2 of the element size. */
    @At(ClassRecordLayout.RECORD_SIZE)
    int instanceSize();

    /** Access flags and the bits of {@link TypeFlags}. */
    @At(ClassRecordLayout.RECORD_FLAGS)
    int flags();

    @At(ClassRecordLayout.RECORD_TYPE_NUMBER)
    int typeNumber();

    /** Type number of the last subclass minus {@link #typeNumber}. */
    @At(ClassRecordLayout.RECORD_SPAN)
    int span();

    /** {@code String} object: {@code Class.getName()}. */
    @At(ClassRecordLayout.RECORD_NAME)
    Address name();

    /** Address of a {@code long} count and that many record addresses: all superinterfaces. */
    @At(ClassRecordLayout.RECORD_SUPERINTERFACES)
    Address superinterfaces();

    /** Address of an {@code int} count and that many {@code int} offsets of fields that hold references. */
    @At(ClassRecordLayout.RECORD_REFERENCE_FIELDS)
    Address referenceFields();

    /** Enums: address of the static cell of {@code $VALUES}; else zero. */
    @At(ClassRecordLayout.RECORD_ENUM_CONSTANTS)
    Address enumConstants();

    /** Primitives: the descriptor's character; else {@code L}. */
    @At(ClassRecordLayout.RECORD_PRIMITIVE_KIND)
    int primitiveKind();
}
