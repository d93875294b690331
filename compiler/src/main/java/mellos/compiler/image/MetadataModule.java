package mellos.compiler.image;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mellos.compiler.image.LiteralText.StringLayout;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;
import mellos.magic.abi.ClassRecordLayout;

/**
 * The module that holds what concerns the whole program: class records and mirrors, numbers, the cells of static
 * fields, the table of literals.
 */
public final class MetadataModule {
    private final Program program;
    private final Layouts layouts;
    private final DataModule module;
    private final TypeNumbers numbers;
    private final InterfaceNumbers interfaces;
    private final DispatchColours colours;

    private MetadataModule(Program program, Layouts layouts) {
        this.program = program;
        this.layouts = layouts;
        this.module = new DataModule("metadata", StringLayout.of(program.world(), layouts));
        this.numbers = new TypeNumbers(program.records());
        this.interfaces = new InterfaceNumbers(program.records());
        this.colours = new DispatchColours(program);
    }

    /**
     * @param strings contents of all string literals in other modules
     * @param elsewhere static fields whose cells another module defines
     */
    public static IrModule of(Program program, Layouts layouts, Set<String> strings, Set<FieldInfo> elsewhere) {
        return new MetadataModule(program, layouts).write(strings, elsewhere);
    }

    private IrModule write(Set<String> strings, Set<FieldInfo> elsewhere) {
        module.line("define hidden i32 @mellos_personality(...) {\nret i32 0\n}");
        RecordWriter records = new RecordWriter(program, layouts, module, numbers, interfaces, colours);
        program.records().forEach(records::write);
        program.staticFields().stream()
                .filter(field -> !elsewhere.contains(field))
                .sorted(Comparator.comparing(FieldInfo::symbol))
                .forEach(this::writeCell);
        writeNumbers();
        writeLiterals(strings);
        writeClasses();
        return module.module();
    }

    private void writeCell(FieldInfo field) {
        MemoryType type = MemoryType.of(field.type());
        String value;
        if (field.isSingleton()) {
            String object = Symbols.singleton(field);
            ClassInfo owner = field.owner();
            module.define(object, new ObjectText(module.record(owner), layouts.of(owner)).text());
            value = module.address(object);
        } else {
            value = field.constantValue()
                    .map(this::constant)
                    .orElse(
                            switch (type) {
                                case REFERENCE -> "null";
                                case FLOAT, DOUBLE -> "0.0";
                                default -> "0";
                            });
        }
        module.define(Symbols.staticField(field), type.ir() + ' ' + value);
    }

    private String constant(Object value) {
        return switch (value) {
            case Float number -> DataText.of(number);
            case Double number -> DataText.of(number);
            case String text -> module.literal(text);
            default -> value.toString();
        };
    }

    private void writeNumbers() {
        for (ClassInfo type : program.records()) {
            if (type.isInterface()) {
                absolute(Symbols.interfaceByte(type), interfaces.byteOffset(type));
                absolute(Symbols.interfaceMask(type), interfaces.mask(type));
            } else if (!type.isPrimitive()) {
                absolute(Symbols.typeNumber(type), numbers.number(type));
                absolute(Symbols.typeSpan(type), numbers.span(type));
            }
        }
        int tables = ClassRecordLayout.RECORD_INTERFACE_BITS + interfaces.byteCount();
        colours.colours().entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<MethodInfo, Integer> entry) -> entry.getKey().symbol()))
                .forEach(entry -> absolute(Symbols.tableSlot(entry.getKey()), tables + 8 * entry.getValue()));
    }

    private void absolute(String symbol, int value) {
        String name = Symbols.quoted(symbol);
        String quoted = "\\22" + name.substring(1, name.length() - 1) + "\\22";
        module.line("module asm \".globl " + quoted + "\"");
        module.line("module asm \".hidden " + quoted + "\"");
        module.line("module asm \".set " + quoted + ", " + value + "\"");
    }

    /** Only for images that look for classes by their names: it holds all records. */
    private void writeClasses() {
        if (program.methods().stream()
                .noneMatch(method -> method.owner().name().equals("mellos/runtime/object/ClassTable"))) {
            return;
        }
        List<String> records = program.records().stream()
                .filter(type -> !type.isPrimitive() && !type.isArray())
                .map(type -> "ptr " + module.record(type))
                .toList();
        String type = "[" + records.size() + " x ptr]";
        module.defineRootless("mellos_classes", type + " [" + String.join(", ", records) + "]");
        module.line("@mellos_classes_end = hidden alias i8, getelementptr (i8, ptr @mellos_classes, i64 "
                + 8 * records.size() + ")");
    }

    private void writeLiterals(Set<String> strings) {
        Set<String> all = new TreeSet<>(strings);
        all.addAll(module.texts());
        List<String> addresses = all.stream()
                .map(text -> "ptr "
                        + (module.texts().contains(text)
                                ? module.literal(text)
                                : module.address(Symbols.literal(text))))
                .toList();
        String type = "[" + addresses.size() + " x ptr]";
        module.defineRootless(
                "mellos_literals", type + " [" + addresses.stream().collect(Collectors.joining(", ")) + "]");
        module.line("@mellos_literals_end = hidden alias i8, getelementptr (i8, ptr @mellos_literals, i64 "
                + 8 * addresses.size() + ")");
    }
}
