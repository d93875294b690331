package mellos.compiler.image;

import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.model.BuildTimeHeap;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.World;
import mellos.magic.Word;

/**
 * The objects that static fields of build-time classes lead to, on the JVM that runs this compiler. Their classes are
 * initialised there when the first of their fields is asked for. An object keeps its identity, whatever way leads to
 * it; strings become literals and {@code Class} objects mirrors.
 */
public final class HostHeap implements BuildTimeHeap {
    private record Step(Object object, String path) {}

    private final World world;
    private final Layouts layouts;
    private final HostFields host;
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final Map<Object, String> names = new IdentityHashMap<>();
    private final Set<ClassInfo> types = new LinkedHashSet<>();
    private final Set<FieldInfo> fields = new HashSet<>();
    private final Deque<Step> work = new ArrayDeque<>();

    /** @param loader finds the image's own classes; the JDK's come from this JVM */
    public HostHeap(World world, Layouts layouts, ClassLoader loader) {
        this.world = world;
        this.layouts = layouts;
        this.host = new HostFields(loader);
    }

    /**
     * All types found so far: those of this field's objects are among them. What an earlier field led to is not gone
     * through again, so that the share of one field alone is not known. It need not be: objects of all these types are
     * in the image.
     */
    @Override
    public synchronized Set<ClassInfo> types(FieldInfo field) {
        if (fields.add(field)) {
            Object value = value(field);
            reach(field, value, field.owner().binaryName() + '.' + field.name());
            while (!work.isEmpty()) {
                scan(work.poll());
            }
            // Strings, mirrors and null have no number: literals and class records have names of their own. Where two
            // fields
            // hold one object, the first names it.
            if (numbers.containsKey(value)) {
                names.putIfAbsent(value, "ho$" + field.symbol());
            }
        }
        // In the order of insertion, unlike Set.copyOf: so that one program gives one image, build after build.
        return Collections.unmodifiableSet(new LinkedHashSet<>(types));
    }

    /** The value of a static field, after its class was initialised; boxed if primitive. */
    Object value(FieldInfo field) {
        return host.read(field, null);
    }

    /** The value of an instance field; null for a field that the image adds. */
    Object value(FieldInfo field, Object object) {
        return host.has(field) ? host.read(field, object) : null;
    }

    private void reach(FieldInfo field, Object value, String path) {
        if (value == null || MemoryType.of(field.type()) != MemoryType.REFERENCE) {
            return;
        }
        if (isWord(value)) {
            if (host.bits(value) != 0) {
                throw Refused.of(path, "a nonzero address, which means nothing in the image");
            }
            return;
        }
        reach(value, path);
    }

    static boolean isWord(Object value) {
        return value.getClass().isAnnotationPresent(Word.class);
    }

    private void reach(Object object, String path) {
        if (object instanceof String) {
            types.add(world.type("java/lang/String"));
        } else if (object instanceof Class<?> mirror) {
            types.add(world.type("java/lang/Class"));
            typeOf(mirror, path);
        } else if (!numbers.containsKey(object)) {
            Refused.unfit(object, path, type -> typeOf(type, path));
            numbers.put(object, numbers.size());
            types.add(typeOf(object.getClass(), path));
            work.add(new Step(object, path));
        }
    }

    private void scan(Step step) {
        Object object = step.object();
        if (object instanceof Object[] elements) {
            for (int i = 0; i < elements.length; i++) {
                if (elements[i] != null) {
                    reach(elements[i], step.path() + '[' + i + ']');
                }
            }
        } else if (!object.getClass().isArray()) {
            ClassInfo type = typeOf(object.getClass(), step.path());
            for (FieldInfo field : layouts.of(type).fields()) {
                reach(field, value(field, object), step.path() + '.' + field.name());
            }
        }
    }

    private ClassInfo typeOf(Class<?> type, String path) {
        Optional<ClassInfo> found = type.isPrimitive() || type.isArray()
                ? Optional.of(world.typeOfDescriptor(type.descriptorString()))
                : world.find(type.getName().replace('.', '/'));
        return found.orElseThrow(
                () -> Refused.of(path, "an object of " + type.getName() + ", which is not in the image"));
    }

    ClassInfo typeOf(Object object) {
        return typeOf(object.getClass(), object.getClass().getName());
    }

    ClassInfo typeOfMirror(Class<?> mirror) {
        return typeOf(mirror, mirror.getName());
    }

    /** All objects but strings and mirrors, in the order in which they were found. */
    Map<Object, Integer> numbers() {
        return numbers;
    }

    /**
     * The symbol of one of these objects: named after a static field that holds it, so that most names outlive a change
     * elsewhere.
     */
    String symbol(Object object) {
        String name = names.get(object);
        return name != null ? name : "ho$" + numbers.get(object);
    }

    /** Whether the value of a static field is known and stays what it is. */
    public boolean isConstant(FieldInfo field) {
        return field.has(AccessFlag.FINAL) && fields.contains(field);
    }

    /**
     * What a constant static field holds.
     *
     * @throws IllegalArgumentException if it is not {@linkplain #isConstant constant}
     */
    public Constant constant(FieldInfo field) {
        if (!isConstant(field)) {
            throw new IllegalArgumentException(field.symbol() + " may change");
        }
        Object value = value(field);
        return switch (value) {
            case null -> new Constant.Null();
            case Object boxed when MemoryType.of(field.type()) != MemoryType.REFERENCE -> new Constant.Primitive(boxed);
            case String text -> new Constant.Text(text);
            case Class<?> mirror -> new Constant.Mirror(typeOfMirror(mirror));
            case Object word when isWord(word) -> new Constant.Null();
            default -> new Constant.Instance(symbol(value), typeOf(value));
        };
    }

    /** The value of a static field that never changes. */
    public sealed interface Constant {
        /** Null, or a word that is zero. */
        record Null() implements Constant {}

        /** Boxed. */
        record Primitive(Object value) implements Constant {}

        record Text(String text) implements Constant {}

        record Mirror(ClassInfo type) implements Constant {}

        /** Any other object, of exactly this type. */
        record Instance(String symbol, ClassInfo type) implements Constant {}
    }

    /** The static fields asked for. */
    Set<FieldInfo> fields() {
        return fields;
    }
}
