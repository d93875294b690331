package mellos.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mellos.compiler.translate.fixture.NullFailures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts are those of the JVM that runs the test. */
final class NullMessagesTest {
    private static final Pattern MESSAGE = Pattern.compile("x i8\\] c\"(Cannot [^\n]*?)\" }>");
    private static final Set<String> TEXTS = messages();

    private static Set<String> messages() {
        String module = IrText.of(NullFailures.class);
        Set<String> texts = new TreeSet<>();
        Matcher matcher = MESSAGE.matcher(module);
        while (matcher.find()) {
            texts.add(matcher.group(1).replace("\\22", "\""));
        }
        return texts;
    }

    static Stream<Method> failures() {
        return Arrays.stream(NullFailures.class.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
                .filter(method -> !Modifier.isPrivate(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theTextIsHotSpots(Method failure) {
        failure.setAccessible(true);
        Throwable thrown = assertThrows(InvocationTargetException.class, () -> failure.invoke(null))
                .getCause();
        assertInstanceOf(NullPointerException.class, thrown);
        assertEquals(
                thrown.getMessage(),
                TEXTS.stream()
                        .filter(thrown.getMessage()::equals)
                        .findFirst()
                        .orElseGet(() -> "not among " + String.join("\n", TEXTS)));
    }

    @Test
    void equalInputsGiveEqualText() {
        assertEquals(IrText.of(NullFailures.class), IrText.of(NullFailures.class));
    }
}
