package mellos.compiler.image;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mellos.compiler.image.LiteralText.StringLayout;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.Program;

/** The module of objects made while the image was built, and the static fields that hold them. */
public final class HeapModule {
    private final HostHeap heap;
    private final Layouts layouts;
    private final DataModule module;

    private HeapModule(Program program, HostHeap heap, Layouts layouts) {
        this.heap = heap;
        this.layouts = layouts;
        this.module = new DataModule("heap", StringLayout.of(program.world(), layouts));
    }

    /**
     * @param module the module
     * @param strings contents of its string literals
     * @param fields the static fields it defines
     */
    public record Result(IrModule module, Set<String> strings, Set<FieldInfo> fields) {}

    public static Result of(Program program, HostHeap heap, Layouts layouts) {
        return new HeapModule(program, heap, layouts).write();
    }

    private Result write() {
        heap.numbers().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> define(entry.getKey()));
        heap.fields().stream()
                .sorted(Comparator.comparing(FieldInfo::symbol))
                .forEach(field -> module.define(Symbols.staticField(field), typed(field, heap.value(field))));
        return new Result(module.module(), module.texts(), heap.fields());
    }

    private void define(Object object) {
        String symbol = heap.symbol(object);
        if (isArrayOfNumbers(object)) {
            module.defineRootless(symbol, object(object));
        } else {
            module.define(symbol, object(object));
        }
    }

    private static boolean isArrayOfNumbers(Object object) {
        return object.getClass().isArray() && !(object instanceof Object[]);
    }

    private String object(Object object) {
        ClassInfo type = heap.typeOf(object);
        if (type.isArray()) {
            return array(type, object);
        }
        ObjectText text = new ObjectText(module.record(type), layouts.of(type));
        for (FieldInfo field : layouts.of(type).fields()) {
            text.put(field, typed(field, heap.value(field, object)));
        }
        return text.text();
    }

    private String array(ClassInfo type, Object array) {
        int length = Array.getLength(array);
        String elements = array instanceof Object[] references ? references(references) : DataText.bytes(bytes(array));
        String elementsType = elements.substring(0, elements.indexOf(']') + 1);
        return "<{ ptr, i32, i32, " + elementsType + " }> <{ ptr " + module.record(type) + ", i32 0, i32 " + length
                + ", " + elements + " }>";
    }

    private String references(Object[] elements) {
        List<String> values = new ArrayList<>();
        for (Object element : elements) {
            values.add("ptr " + reference(element));
        }
        return "[" + elements.length + " x ptr] [" + String.join(", ", values) + "]";
    }

    private static byte[] bytes(Object array) {
        int length = Array.getLength(array);
        ByteBuffer buffer = ByteBuffer.allocate(8 * length).order(ByteOrder.LITTLE_ENDIAN);
        switch (array) {
            case byte[] values -> buffer.put(values);
            case boolean[] values -> {
                for (boolean value : values) {
                    buffer.put((byte) (value ? 1 : 0));
                }
            }
            case char[] values -> buffer.asCharBuffer().put(values);
            case short[] values -> buffer.asShortBuffer().put(values);
            case int[] values -> buffer.asIntBuffer().put(values);
            case long[] values -> buffer.asLongBuffer().put(values);
            case float[] values -> buffer.asFloatBuffer().put(values);
            case double[] values -> buffer.asDoubleBuffer().put(values);
            default -> throw new IllegalArgumentException("not a primitive array: " + array.getClass());
        }
        MemoryType element = MemoryType.of(
                array.getClass().componentType().describeConstable().orElseThrow());
        return java.util.Arrays.copyOf(buffer.array(), length * element.size());
    }

    /** A value with its type in memory. */
    private String typed(FieldInfo field, Object value) {
        MemoryType type = MemoryType.of(field.type());
        return type.ir()
                + ' '
                + switch (value) {
                    case null ->
                        type == MemoryType.FLOAT || type == MemoryType.DOUBLE
                                ? "0.0"
                                : type == MemoryType.REFERENCE ? "null" : "0";
                    case Object object when type == MemoryType.REFERENCE -> reference(object);
                    case Boolean flag -> flag ? "1" : "0";
                    case Character character -> Integer.toString(character);
                    case Float number -> DataText.of(number);
                    case Double number -> DataText.of(number);
                    default -> value.toString();
                };
    }

    private String reference(Object object) {
        return switch (object) {
            case null -> "null";
            case String text -> module.literal(text);
            case Class<?> mirror -> module.address(Symbols.mirror(heap.typeOfMirror(mirror)));
            case Object word when HostHeap.isWord(word) -> "null";
            default -> module.address(heap.symbol(object));
        };
    }
}
