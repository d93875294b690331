package mellos.runtime.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SimpleNameTest {
    private record Nested() {}

    @Test
    void sameAsReflection() {
        record Local() {}
        Object anonymous = new Object() {};
        for (Class<?> type : new Class<?>[] {
            String.class,
            int.class,
            Map.Entry.class,
            Nested.class,
            Local.class,
            anonymous.getClass(),
            SimpleNameTest.class
        }) {
            assertEquals(type.getSimpleName(), SimpleName.of(type.getName()));
            assertEquals(type.getCanonicalName(), SimpleName.canonical(type.getName()));
        }
    }
}
