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

import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;
import mellos.magic.abi.TypeFlags;

/** Writes class records and mirrors: docs/abi.md, "Class records". */
final class RecordWriter {
    private final Program program;
    private final Layouts layouts;
    private final DataModule module;
    private final TypeNumbers numbers;
    private final InterfaceNumbers interfaces;
    private final DispatchColours colours;
    private final Set<ClassInfo> present;
    private final Set<MethodInfo> initializers;
    private final Set<String> lists = new HashSet<>();

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
        this.colours = colours;
        this.present = new HashSet<>(program.records());
        this.initializers = program.methods().stream()
                .filter(method -> method.name().equals("<clinit>"))
                .collect(Collectors.toSet());
    }

    void write(ClassInfo type) {
        Set<ClassInfo> supertypes = superinterfaces(type);
        ConstantStructure parts = new ConstantStructure();
        parts.put(RECORD_MIRROR, "ptr " + module.address(Symbols.mirror(type)));
        parts.put(RECORD_SUPERCLASS, recordOrNull(type.superclass()));
        parts.put(RECORD_COMPONENT, recordOrNull(type.isArray() ? Optional.of(type.component()) : Optional.empty()));
        parts.put(RECORD_ARRAY_TYPE, recordOrNull(arrayType(type)));
        parts.put(
                RECORD_INITIALIZER,
                initializer(type).map(m -> "ptr " + module.function(m.symbol())).orElse("ptr null"));
        parts.put(RECORD_STATE, "i32 " + (program.needsInitialization(type) ? STATE_NOT_BEGUN : STATE_DONE));
        parts.put(RECORD_INITIALIZING_THREAD, "i32 0");
        parts.put(RECORD_SIZE, "i32 " + size(type));
        parts.put(RECORD_FLAGS, "i32 " + flags(type));
        parts.put(RECORD_TYPE_NUMBER, "i32 " + numbers.number(type));
        parts.put(RECORD_SPAN, "i32 " + numbers.span(type));
        parts.put(RECORD_NAME, "ptr " + module.literal(type.binaryName()));
        parts.put(RECORD_SUPERINTERFACES, "ptr " + addressList(supertypes));
        parts.put(RECORD_REFERENCE_FIELDS, "ptr " + offsetList(referenceOffsets(type)));
        parts.put(RECORD_ENUM_CONSTANTS, enumConstants(type));
        parts.put(
                RECORD_PRIMITIVE_KIND,
                "i32 "
                        + (int)
                                (type.isPrimitive()
                                        ? type.descriptor().descriptorString().charAt(0)
                                        : 'L'));
        parts.put(RECORD_INTERFACE_BYTES, "i32 " + interfaces.byteCount());
        if (interfaces.byteCount() > 0) {
            parts.put(RECORD_INTERFACE_BITS, DataText.bytes(interfaces.bits(supertypesAndSelf(type, supertypes))));
        }
        int table = RECORD_INTERFACE_BITS + interfaces.byteCount();
        dispatchTable(type).ifPresent(slots -> parts.put(table, slots));
        module.define(Symbols.record(type), parts.text());
        writeMirror(type);
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
        return type.isPrimitive() || type.isInterface() ? 0 : layouts.of(type).size();
    }

    private int flags(ClassInfo type) {
        int flags = type.flags() & TypeFlags.ACCESS & ~AccessFlag.SUPER.mask();
        flags |= type.isArray() ? TypeFlags.ARRAY : 0;
        flags |= type.isPrimitive() ? TypeFlags.PRIMITIVE : 0;
        flags |= type.isInterface() ? TypeFlags.INTERFACE : 0;
        flags |= holdsReferences(type) ? TypeFlags.HOLDS_REFERENCES : 0;
        flags |= extendsDirectly(type, "java/lang/Record") ? TypeFlags.RECORD : 0;
        flags |= type.has(AccessFlag.ENUM) && extendsDirectly(type, "java/lang/Enum") ? TypeFlags.ENUM : 0;
        flags |= type.isInterface() && declaresDefaultMethod(type) ? TypeFlags.DECLARES_DEFAULT_METHOD : 0;
        return flags;
    }

    private static boolean declaresDefaultMethod(ClassInfo type) {
        return type.methods().stream().anyMatch(method -> !method.has(AccessFlag.ABSTRACT) && !method.isStatic());
    }

    private static boolean extendsDirectly(ClassInfo type, String name) {
        return type.superclass().filter(above -> above.name().equals(name)).isPresent();
    }

    private boolean holdsReferences(ClassInfo type) {
        return type.isArray()
                ? isReference(type.component().descriptor())
                : !referenceOffsets(type).isEmpty();
    }

    private boolean isReference(ClassDesc type) {
        if (MemoryType.of(type) != MemoryType.REFERENCE || type.isArray()) {
            return MemoryType.of(type) == MemoryType.REFERENCE;
        }
        String descriptor = type.descriptorString();
        return program.world()
                .find(descriptor.substring(1, descriptor.length() - 1))
                .map(known -> !known.isWord() && !known.isStruct())
                .orElse(true);
    }

    private List<Integer> referenceOffsets(ClassInfo type) {
        if (type.isArray() || type.isPrimitive() || type.isInterface()) {
            return List.of();
        }
        ObjectLayout layout = layouts.of(type);
        return layout.fields().stream()
                .filter(field -> isReference(field.type()))
                .map(layout::offset)
                .sorted()
                .toList();
    }

    private Set<ClassInfo> superinterfaces(ClassInfo type) {
        Set<ClassInfo> found = new LinkedHashSet<>();
        collect(type, found);
        if (type.isArray()) {
            found.add(program.world().type("java/lang/Cloneable"));
            found.add(program.world().type("java/io/Serializable"));
        }
        found.removeIf(candidate -> !present.contains(candidate));
        return found;
    }

    private static void collect(ClassInfo type, Set<ClassInfo> found) {
        type.superclass().ifPresent(above -> collect(above, found));
        for (ClassInfo implemented : type.interfaces()) {
            if (found.add(implemented)) {
                collect(implemented, found);
            }
        }
    }

    private static Set<ClassInfo> supertypesAndSelf(ClassInfo type, Set<ClassInfo> supertypes) {
        Set<ClassInfo> all = new LinkedHashSet<>(supertypes);
        all.add(type);
        return all;
    }

    private String addressList(Set<ClassInfo> types) {
        List<ClassInfo> sorted =
                types.stream().sorted(Comparator.comparing(ClassInfo::name)).toList();
        String elements =
                sorted.stream().map(type -> "ptr " + module.record(type)).collect(Collectors.joining(", "));
        String value = sorted.isEmpty()
                ? "{ i64 } { i64 0 }"
                : "{ i64, [" + sorted.size() + " x ptr] } { i64 " + sorted.size() + ", [" + sorted.size() + " x ptr] ["
                        + elements + "] }";
        return list("il$" + sorted.stream().map(ClassInfo::binaryName).collect(Collectors.joining(",")), value);
    }

    private String offsetList(List<Integer> offsets) {
        String elements = offsets.stream().map(offset -> "i32 " + offset).collect(Collectors.joining(", "));
        String value = offsets.isEmpty()
                ? "{ i32 } { i32 0 }"
                : "{ i32, [" + offsets.size() + " x i32] } { i32 " + offsets.size() + ", [" + offsets.size()
                        + " x i32] [" + elements + "] }";
        return list("rf$" + offsets.stream().map(String::valueOf).collect(Collectors.joining(",")), value);
    }

    private String list(String symbol, String value) {
        String name = Symbols.global(symbol);
        if (lists.add(symbol)) {
            module.line(name + " = private constant " + value + ", align 8");
        }
        return name;
    }

    private String enumConstants(ClassInfo type) {
        return type.fields().stream()
                .filter(field -> (flags(type) & TypeFlags.ENUM) != 0
                        && field.isStatic()
                        && field.name().equals("$VALUES"))
                .filter(program.staticFields()::contains)
                .findFirst()
                .map(field -> "ptr " + module.address(Symbols.staticField(field)))
                .orElse("ptr null");
    }

    private Optional<String> dispatchTable(ClassInfo type) {
        TreeMap<Integer, MethodInfo> table = colours.table(type);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        int size = table.lastKey() + 1;
        List<String> slots = new ArrayList<>();
        for (int colour = 0; colour < size; colour++) {
            MethodInfo method = table.get(colour);
            slots.add("ptr " + (method == null ? abstractCall() : implementation(type, method)));
        }
        return Optional.of("[" + size + " x ptr] [" + String.join(", ", slots) + "]");
    }

    private String implementation(ClassInfo type, MethodInfo method) {
        MethodInfo selected = program.select(type, method);
        return switch (selected.body()) {
            case ABSTRACT -> abstractCall();
            case BYTECODE, CUT, NATIVE -> module.function(selected.symbol());
            case INSTRUCTION, STRUCT_FIELD, INTRINSIC ->
                throw new IllegalStateException(
                        selected.display() + " has no code that a dispatch table could point at");
        };
    }

    private String abstractCall() {
        return module.function("mellos_abstract_call");
    }

    private void writeMirror(ClassInfo type) {
        ClassInfo mirror = program.world().type("java/lang/Class");
        ObjectText object = new ObjectText(module.record(mirror), layouts.of(mirror));
        Map<String, String> values = Map.of(
                "mellosRecord", "i64 ptrtoint (ptr " + module.record(type) + " to i64)",
                "name", "ptr " + module.literal(type.binaryName()),
                "modifiers", "i16 " + (short) (flags(type) & TypeFlags.ACCESS),
                "primitive", "i8 " + (type.isPrimitive() ? 1 : 0));
        for (FieldInfo field : layouts.of(mirror).fields()) {
            object.put(field, values.get(field.name()));
            if (field.name().equals("componentType") && type.isArray() && present.contains(type.component())) {
                object.put(field, "ptr " + module.address(Symbols.mirror(type.component())));
            }
        }
        module.define(Symbols.mirror(type), object.text());
    }
}
