package mellos.compiler.translate;

import java.util.TreeMap;
import java.util.function.Supplier;
import mellos.compiler.image.Symbols;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.magic.abi.ClassRecordLayout;

/** Functions that a module defines for itself, once each: allocation, type tests, the store check. */
final class SharedFunctions {
    private static final int TYPE_NUMBER_LIMIT = 1 << 24;
    private static final int RECORD_LIMIT = 1 << 20;
    private static final int MASK_LIMIT = 256;

    private final ModuleText module;
    private final TreeMap<String, String> definitions = new TreeMap<>();

    SharedFunctions(ModuleText module) {
        this.module = module;
    }

    String text() {
        return String.join("", definitions.values());
    }

    private String define(String name, Supplier<String> text) {
        if (!definitions.containsKey(name)) {
            definitions.put(name, text.get());
        }
        return Symbols.global(name);
    }

    /** {@code ptr (ptr record, i64 size)}: a zeroed object. */
    String newObject() {
        return define("new", () -> AllocationFunctions.ofObject(module));
    }

    /** {@code ptr (ptr record, i32 length, i64 log2 of the element size)}: a zeroed array. */
    String newArray() {
        return define("newarray", () -> AllocationFunctions.ofArray(module));
    }

    /** {@code i1 (ptr array, ptr value)}: whether the value, not null, may be stored in the array. */
    String storeCheck() {
        return define("maystore", () -> """
                define internal i1 @maystore(ptr %a, ptr %v) #2 {
                %r = load ptr, ptr %a, align 8
                %p = getelementptr i8, ptr %r, i64 COMPONENT
                %c = load ptr, ptr %p, align 8
                %o = icmp eq ptr %c, OBJECT
                br i1 %o, label %y, label %n
                n:
                %t = load ptr, ptr %v, align 8
                %e = icmp eq ptr %c, %t
                br i1 %e, label %y, label %s
                s:
                %x = call i32 SUBTYPE(ptr %t, ptr %c)
                %z = icmp ne i32 %x, 0
                ret i1 %z
                y:
                ret i1 true
                }
                """.replace("COMPONENT", Integer.toString(ClassRecordLayout.RECORD_COMPONENT))
                .replace("OBJECT", module.record(object()))
                .replace("SUBTYPE", module.runtime(RuntimeCall.IS_SUBTYPE)));
    }

    private ClassInfo object() {
        return module.context().program().world().type("java/lang/Object");
    }

    /** {@code i1 (ptr record)}: whether objects with this record are instances of {@code type}. */
    String typeTest(ClassInfo type) {
        String name = "is$" + type.binaryName();
        return define(
                name,
                () -> "define internal i1 " + Symbols.global(name) + "(ptr %r) #2 {\n" + testBody(type)
                        + "ret i1 %c\n}\n");
    }

    private String testBody(ClassInfo type) {
        if (type.isArray()) {
            return "%e = icmp eq ptr %r, " + module.record(type) + "\nbr i1 %e, label %y, label %n\ny:\nret i1 true\n"
                    + "n:\n%x = call i32 " + module.runtime(RuntimeCall.IS_SUBTYPE) + "(ptr %r, ptr "
                    + module.record(type) + ")\n%c = icmp ne i32 %x, 0\n";
        }
        if (type.isInterface()) {
            return "%p = getelementptr i8, ptr %r, i64 "
                    + module.absolute(Symbols.interfaceByte(type), RECORD_LIMIT)
                    + "\n%b = load i8, ptr %p\n%m = and i8 %b, "
                    + narrowed(module.absolute(Symbols.interfaceMask(type), MASK_LIMIT), "i8")
                    + "\n%c = icmp ne i8 %m, 0\n";
        }
        return "%p = getelementptr i8, ptr %r, i64 " + ClassRecordLayout.RECORD_TYPE_NUMBER
                + "\n%t = load i32, ptr %p, align 4\n%s = sub i32 %t, "
                + narrowed(module.absolute(Symbols.typeNumber(type), TYPE_NUMBER_LIMIT), "i32")
                + "\n%c = icmp ule i32 %s, "
                + narrowed(module.absolute(Symbols.typeSpan(type), TYPE_NUMBER_LIMIT), "i32") + '\n';
    }

    private static String narrowed(String absolute, String type) {
        return absolute.replace("to i64)", "to " + type + ")");
    }

    /** The offset of a dispatch table's slot in a record, as a constant of type i64. */
    String slotOffset(MethodInfo method) {
        return module.absolute(Symbols.tableSlot(method), RECORD_LIMIT);
    }
}
