package mellos.compiler.image;

import static mellos.magic.abi.ClassRecordLayout.RECORD_ARRAY_TYPE;
import static mellos.magic.abi.ClassRecordLayout.RECORD_COMPONENT;
import static mellos.magic.abi.ClassRecordLayout.RECORD_ENUM_CONSTANTS;
import static mellos.magic.abi.ClassRecordLayout.RECORD_FLAGS;
import static mellos.magic.abi.ClassRecordLayout.RECORD_INITIALIZER;
import static mellos.magic.abi.ClassRecordLayout.RECORD_INITIALIZING_THREAD;
import static mellos.magic.abi.ClassRecordLayout.RECORD_INTERFACE_BITS;
import static mellos.magic.abi.ClassRecordLayout.RECORD_INTERFACE_BYTES;
import static mellos.magic.abi.ClassRecordLayout.RECORD_MIRROR;
import static mellos.magic.abi.ClassRecordLayout.RECORD_NAME;
import static mellos.magic.abi.ClassRecordLayout.RECORD_PRIMITIVE_KIND;
import static mellos.magic.abi.ClassRecordLayout.RECORD_REFERENCE_FIELDS;
import static mellos.magic.abi.ClassRecordLayout.RECORD_SIZE;
import static mellos.magic.abi.ClassRecordLayout.RECORD_SPAN;
import static mellos.magic.abi.ClassRecordLayout.RECORD_STATE;
import static mellos.magic.abi.ClassRecordLayout.RECORD_SUPERCLASS;
import static mellos.magic.abi.ClassRecordLayout.RECORD_SUPERINTERFACES;
import static mellos.magic.abi.ClassRecordLayout.RECORD_TYPE_NUMBER;
import static mellos.magic.abi.ClassRecordLayout.STATE_DONE;
import static mellos.magic.abi.ClassRecordLayout.STATE_NOT_BEGUN;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;

/** Writes class records, each with its mirror: docs/abi.md, "Class records". No record refers to the heap. */
final class RecordWriter {
    private final Program program;
    private final Layouts layouts;
    private final ReferenceFields references;
    private final RecordFlags flags;
    private final Superinterfaces superinterfaces;
    private final RecordLists lists;
    private final DispatchTables dispatchTables;
    private final MirrorWriter mirrors;
    private final DataModule module;
    private final TypeNumbers numbers;
    private final InterfaceNumbers interfaces;
    private final Set<ClassInfo> present;
    private final Set<MethodInfo> initializers;

    RecordWriter(
            Program program,
            Layouts layouts,
            DataModule module,
            TypeNumbers numbers,
            InterfaceNumbers interfaces,
            DispatchColours colours) {
        this.program = program;
        this.layouts = layouts;
        this.module = module;
        this.numbers = numbers;
        this.interfaces = interfaces;
        this.present = new HashSet<>(program.records());
        this.references = new ReferenceFields(program, layouts);
        this.flags = new RecordFlags(references);
        this.superinterfaces = new Superinterfaces(program.world(), present);
        this.lists = new RecordLists(module);
        this.dispatchTables = new DispatchTables(program, colours, module);
        this.mirrors = new MirrorWriter(program, layouts, module, flags, present);
        this.initializers = program.methods().stream()
                .filter(method -> method.name().equals("<clinit>"))
                .collect(Collectors.toSet());
    }

    void write(ClassInfo type) {
        ConstantStructure parts = new ConstantStructure();
        putRelations(parts, type);
        putInitialization(parts, type);
        putLayout(parts, type);
        putInterfaceBits(parts, type);
        int table = RECORD_INTERFACE_BITS + interfaces.byteCount();
        dispatchTables.of(type).ifPresent(slots -> parts.put(table, slots));
        module.defineRootless(Symbols.record(type), parts.text());
        mirrors.write(type);
    }

    private void putRelations(ConstantStructure parts, ClassInfo type) {
        parts.put(RECORD_MIRROR, "ptr " + module.address(Symbols.mirror(type)));
        parts.put(RECORD_SUPERCLASS, recordOrNull(type.superclass()));
        parts.put(RECORD_COMPONENT, recordOrNull(type.isArray() ? Optional.of(type.component()) : Optional.empty()));
        parts.put(RECORD_ARRAY_TYPE, recordOrNull(arrayType(type)));
        parts.put(RECORD_SUPERINTERFACES, "ptr " + lists.ofRecords(superinterfaces.of(type)));
        parts.put(RECORD_TYPE_NUMBER, "i32 " + numbers.number(type));
        parts.put(RECORD_SPAN, "i32 " + numbers.span(type));
        parts.put(RECORD_NAME, "ptr " + module.literal(type.binaryName()));
    }

    private void putInitialization(ConstantStructure parts, ClassInfo type) {
        parts.put(
                RECORD_INITIALIZER,
                initializer(type).map(m -> "ptr " + module.function(m.symbol())).orElse("ptr null"));
        parts.put(RECORD_STATE, "i32 " + (program.needsInitialization(type) ? STATE_NOT_BEGUN : STATE_DONE));
        parts.put(RECORD_INITIALIZING_THREAD, "i32 0");
    }

    private void putLayout(ConstantStructure parts, ClassInfo type) {
        parts.put(RECORD_SIZE, "i32 " + size(type));
        parts.put(RECORD_FLAGS, "i32 " + flags.of(type));
        parts.put(RECORD_REFERENCE_FIELDS, "ptr " + lists.ofOffsets(references.offsets(type)));
        parts.put(RECORD_ENUM_CONSTANTS, enumConstants(type));
        parts.put(RECORD_PRIMITIVE_KIND, "i32 " + (int) primitiveKind(type));
    }

    private static char primitiveKind(ClassInfo type) {
        return type.isPrimitive() ? type.descriptor().descriptorString().charAt(0) : 'L';
    }

    private void putInterfaceBits(ConstantStructure parts, ClassInfo type) {
        parts.put(RECORD_INTERFACE_BYTES, "i32 " + interfaces.byteCount());
        if (interfaces.byteCount() > 0) {
            Set<ClassInfo> all = Superinterfaces.withSelf(type, superinterfaces.of(type));
            parts.put(RECORD_INTERFACE_BITS, DataText.bytes(interfaces.bits(all)));
        }
    }

    private String recordOrNull(Optional<ClassInfo> type) {
        return type.filter(present::contains)
                .map(known -> "ptr " + module.record(known))
                .orElse("ptr null");
    }

    private Optional<ClassInfo> arrayType(ClassInfo type) {
        return type.name().equals("void") ? Optional.empty() : Optional.of(type.arrayType());
    }

    private Optional<MethodInfo> initializer(ClassInfo type) {
        return type.initializer().filter(initializers::contains);
    }

    private int size(ClassInfo type) {
        if (type.isArray()) {
            return MemoryType.of(type.component().descriptor()).logSize();
        }
        if (type.isPrimitive() || type.isInterface()) {
            return 0;
        }
        ReferenceKinds.check(type, layouts.of(type));
        return layouts.of(type).size();
    }

    private String enumConstants(ClassInfo type) {
        return type.fields().stream()
                .filter(field -> RecordFlags.isEnum(type)
                        && field.isStatic()
                        && field.name().equals("$VALUES"))
                .filter(program.staticFields()::contains)
                .findFirst()
                .map(field -> "ptr " + module.address(Symbols.staticField(field)))
                .orElse("ptr null");
    }
}
