package mellos.compiler.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mellos.compiler.lower.fixture.Concats;
import mellos.compiler.lower.fixture.Lambdas;
import mellos.compiler.lower.fixture.Records;
import mellos.compiler.lower.fixture.Switches;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each static method of a fixture without parameters gives the same lines lowered as it gives as javac compiled it. */
class LoweringTest {
    @ParameterizedTest
    @ValueSource(classes = {Lambdas.class, Concats.class, Records.class, Switches.class})
    void lowersToTheSameBehaviour(Class<?> fixture) throws Exception {
        Class<?> lowered = lower(fixture);
        int compared = 0;
        for (Method method : fixture.getDeclaredMethods()) {
            if (method.getParameterCount() == 0 && method.getReturnType() == String.class && !method.isSynthetic()) {
                Method counterpart = lowered.getDeclaredMethod(method.getName());
                method.setAccessible(true);
                counterpart.setAccessible(true);
                assertEquals(method.invoke(null), counterpart.invoke(null), method.getName());
                compared++;
            }
        }
        assertTrue(compared > 3, "nothing was compared");
    }

    @ParameterizedTest
    @ValueSource(classes = {Lambdas.class, Concats.class, Records.class, Switches.class})
    void leavesNoDynamicCall(Class<?> fixture) throws Exception {
        try (ClassPath classPath = classPath(fixture)) {
            BytecodeLowering lowering = new BytecodeLowering(Optional.empty());
            ClosedWorld world = ClosedWorld.of(classPath, lowering);
            List<CodeElement> dynamic = new ArrayList<>();
            world.type(fixture.getName().replace('.', '/')).methods().stream()
                    .flatMap(method -> method.code().stream())
                    .forEach(code -> code.forEach(element -> {
                        if (element instanceof InvokeDynamicInstruction) {
                            dynamic.add(element);
                        }
                    }));
            assertEquals(List.of(), dynamic);
        }
    }

    private static ClassPath classPath(Class<?> fixture) throws Exception {
        Path classes = Path.of(
                fixture.getProtectionDomain().getCodeSource().getLocation().toURI());
        return ClassPath.of(List.of(), List.of(classes));
    }

    private static Class<?> lower(Class<?> fixture) throws Exception {
        try (ClassPath classPath = classPath(fixture)) {
            Map<String, Supplier<byte[]>> generated = new LinkedHashMap<>();
            BytecodeLowering lowering = new BytecodeLowering(Optional.empty(), generated::put);
            ClosedWorld world = ClosedWorld.of(classPath, lowering);
            Class<?> lowered = new LoweredLoader(
                            world, lowering, generated, fixture.getName().replace('.', '/'))
                    .loadClass(fixture.getName());
            assertFalse(lowered == fixture);
            return lowered;
        }
    }
}
