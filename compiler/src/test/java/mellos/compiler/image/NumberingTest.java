package mellos.compiler.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;
import mellos.compiler.model.World;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import mellos.magic.abi.ClassRecordLayout;
import org.junit.jupiter.api.Test;

/** Type numbers, interface bits and dispatch tables over the collections of the JDK. */
final class NumberingTest {
    private static final World WORLD = ClosedWorld.of(ClassPath.of(List.of(), List.of()), ClosedWorld.Lowering.NONE);
    private static final List<ClassInfo> TYPES = Stream.of(
                    "java/util/ArrayList",
                    "java/util/LinkedList",
                    "java/util/HashMap",
                    "java/util/LinkedHashMap",
                    "java/util/TreeMap",
                    "java/util/HashSet",
                    "java/util/ArrayDeque",
                    "java/util/Vector",
                    "java/util/Stack",
                    "java/lang/String",
                    "java/lang/Integer",
                    "[Ljava/lang/String;",
                    "[I")
            .map(WORLD::type)
            .flatMap(NumberingTest::withSupertypes)
            .distinct()
            .toList();

    private static Stream<ClassInfo> withSupertypes(ClassInfo type) {
        Set<ClassInfo> found = new LinkedHashSet<>();
        for (Optional<ClassInfo> above = Optional.of(type);
                above.isPresent();
                above = above.get().superclass()) {
            found.add(above.get());
            above.get()
                    .interfaces()
                    .forEach(implemented -> withSupertypes(implemented).forEach(found::add));
        }
        return found.stream();
    }

    /** All types instantiated; the methods of three interfaces and of Object are called through tables. */
    private record Everything() implements Program {
        @Override
        public World world() {
            return WORLD;
        }

        @Override
        public List<MethodInfo> methods() {
            return List.of();
        }

        @Override
        public List<ClassInfo> records() {
            return TYPES;
        }

        @Override
        public boolean isInstantiated(ClassInfo type) {
            return !type.isInterface();
        }

        @Override
        public Set<FieldInfo> staticFields() {
            return Set.of();
        }

        @Override
        public List<MethodInfo> targets(MethodInfo resolved) {
            return List.of(resolved);
        }

        @Override
        public MethodInfo select(ClassInfo receiver, MethodInfo resolved) {
            return resolved;
        }

        @Override
        public Set<MethodInfo> tableCalls() {
            Set<MethodInfo> calls = new HashSet<>();
            for (String name : List.of("java/lang/Object", "java/util/Collection", "java/util/List", "java/util/Map")) {
                WORLD.type(name).methods().stream()
                        .filter(method -> !method.isStatic() && !method.isConstructor())
                        .forEach(calls::add);
            }
            return calls;
        }

        @Override
        public boolean needsInitialization(ClassInfo type) {
            return false;
        }
    }

    @Test
    void aNumberInTheSpanIsASubclass() {
        TypeNumbers numbers = new TypeNumbers(TYPES);
        for (ClassInfo above : TYPES) {
            for (ClassInfo type : TYPES) {
                if (above.isInterface() || type.isInterface()) {
                    continue;
                }
                boolean inSpan =
                        Integer.compareUnsigned(numbers.number(type) - numbers.number(above), numbers.span(above)) <= 0;
                boolean subclass = type == above
                        || type.superclass().isPresent() && withSupertypes(type).anyMatch(found -> found == above);
                assertEquals(subclass, inSpan, () -> type.name() + " and " + above.name());
            }
        }
    }

    @Test
    void eachInterfaceHasABitOfItsOwn() {
        InterfaceNumbers numbers = new InterfaceNumbers(TYPES);
        Set<String> places = new HashSet<>();
        for (ClassInfo type : numbers.interfaces()) {
            assertTrue(places.add(numbers.byteOffset(type) + ":" + numbers.mask(type)), type::name);
            byte[] bits = numbers.bits(List.of(type));
            assertEquals(
                    numbers.mask(type),
                    bits[numbers.byteOffset(type) - ClassRecordLayout.RECORD_INTERFACE_BITS] & 0xff,
                    type::name);
            int ones = 0;
            for (byte b : bits) {
                ones += Integer.bitCount(b & 0xff);
            }
            assertEquals(1, ones);
        }
        assertEquals(0, numbers.byteCount() % 8);
    }

    @Test
    void noTypeHasTwoMethodsOfOneColour() {
        Program program = new Everything();
        DispatchColours colours = new DispatchColours(program);
        for (ClassInfo type : TYPES.stream().filter(program::isInstantiated).toList()) {
            List<MethodInfo> callable = program.tableCalls().stream()
                    .filter(method -> type.isSubtypeOf(method.owner()))
                    .toList();
            Map<Integer, MethodInfo> table = colours.table(type);
            assertEquals(callable.size(), table.size(), type::name);
            callable.forEach(
                    method -> assertEquals(method, table.get(colours.colours().get(method)), type::name));
        }
    }

    @Test
    void literalsAreLatin1WhereTheyCanBe() {
        assertTrue(Arrays.equals(new byte[] {'a', (byte) 0xff}, LiteralText.bytes("a\u00ff")));
        assertTrue(Arrays.equals(new byte[] {'a', 0, 0, 1}, LiteralText.bytes("a\u0100")));
    }
}
