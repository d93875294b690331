package mellos.compiler.translate;

import static mellos.magic.abi.ObjectHeaderLayout.ARRAY_ELEMENTS;
import static mellos.magic.abi.ObjectHeaderLayout.ARRAY_LENGTH;
import static mellos.magic.abi.ObjectHeaderLayout.OBJECT_ALIGNMENT;
import static mellos.magic.abi.ProcessorBlockLayout.PROCESSOR_THREAD_BLOCK;
import static mellos.magic.abi.ThreadBlockLayout.THREAD_ALLOCATION_END;
import static mellos.magic.abi.ThreadBlockLayout.THREAD_ALLOCATION_TOP;

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
    private static final int LONGEST_INLINE_ARRAY = 1 << 24;

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
        return define("new", () -> """
                define internal nonnull ptr @new(ptr %r, i64 %n) #2 {
                %b = load ptr, ptr addrspace(256) inttoptr (i64 THREAD_BLOCK to ptr addrspace(256)), align 8
                %o = getelementptr i8, ptr %b, i64 ALLOCATION_TOP
                %t = load ptr, ptr %o, align 8
                %p = getelementptr i8, ptr %b, i64 ALLOCATION_END
                %e = load i64, ptr %p, align 8
                %i = ptrtoint ptr %t to i64
                %f = sub i64 %e, %i
                %c = icmp ule i64 %n, %f
                br i1 %c, label %q, label %s
                q:
                %u = getelementptr i8, ptr %t, i64 %n
                store ptr %u, ptr %o, align 8
                store ptr %r, ptr %t, align 8
                ret ptr %t
                s:
                %x = call ptr MELLOS(ptr %r) cold
                ret ptr %x
                }
                """.replace("MELLOS", module.runtime(RuntimeCall.ALLOCATE_OBJECT))
                .transform(SharedFunctions::withOffsets));
    }

    /** {@code ptr (ptr record, i32 length, i64 log2 of the element size)}: a zeroed array. */
    String newArray() {
        return define("newarray", () -> """
                define internal nonnull ptr @newarray(ptr %r, i32 %l, i64 %g) #2 {
                %h = icmp ult i32 %l, LONGEST
                br i1 %h, label %k, label %s
                k:
                %w = zext i32 %l to i64
                %d = shl i64 %w, %g
                %a = add i64 %d, ARRAY_OVERHEAD
                %n = and i64 %a, -ALIGNMENT
                %b = load ptr, ptr addrspace(256) inttoptr (i64 THREAD_BLOCK to ptr addrspace(256)), align 8
                %o = getelementptr i8, ptr %b, i64 ALLOCATION_TOP
                %t = load ptr, ptr %o, align 8
                %p = getelementptr i8, ptr %b, i64 ALLOCATION_END
                %e = load i64, ptr %p, align 8
                %i = ptrtoint ptr %t to i64
                %f = sub i64 %e, %i
                %c = icmp ule i64 %n, %f
                br i1 %c, label %q, label %s
                q:
                %u = getelementptr i8, ptr %t, i64 %n
                store ptr %u, ptr %o, align 8
                store ptr %r, ptr %t, align 8
                %z = getelementptr i8, ptr %t, i64 LENGTH
                store i32 %l, ptr %z, align 4
                ret ptr %t
                s:
                %x = call ptr MELLOS(ptr %r, i32 %l) cold
                ret ptr %x
                }
                """.replace("MELLOS", module.runtime(RuntimeCall.ALLOCATE_ARRAY))
                .replace("LONGEST", Integer.toString(LONGEST_INLINE_ARRAY))
                .transform(SharedFunctions::withOffsets));
    }

    /** An object's record is at its start, so that what {@code %t} points at is stored to as it is. */
    private static String withOffsets(String text) {
        return text.replace("THREAD_BLOCK", Integer.toString(PROCESSOR_THREAD_BLOCK))
                .replace("ALLOCATION_TOP", Integer.toString(THREAD_ALLOCATION_TOP))
                .replace("ALLOCATION_END", Integer.toString(THREAD_ALLOCATION_END))
                .replace("ARRAY_OVERHEAD", Integer.toString(ARRAY_ELEMENTS + OBJECT_ALIGNMENT - 1))
                .replace("ALIGNMENT", Integer.toString(OBJECT_ALIGNMENT))
                .replace("LENGTH", Integer.toString(ARRAY_LENGTH));
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
