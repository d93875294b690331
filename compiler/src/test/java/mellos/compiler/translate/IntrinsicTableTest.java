package mellos.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import mellos.magic.Address;
import mellos.magic.Fields;
import mellos.magic.Intrinsic;
import mellos.magic.PhysAddr;
import org.junit.jupiter.api.Test;

final class IntrinsicTableTest {
    @Test
    void everyMarkedMethodIsInTheTable() {
        List<String> missing = List.of(Address.class, PhysAddr.class, Fields.class).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Intrinsic.class))
                .filter(method -> !contains(method))
                .map(Method::toString)
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void theProcessorsInstructionsForNumbersAreUsed() throws Exception {
        for (Method method : List.of(
                Math.class.getMethod("sqrt", double.class),
                Integer.class.getMethod("bitCount", int.class),
                Long.class.getMethod("numberOfTrailingZeros", long.class),
                Double.class.getMethod("doubleToRawLongBits", double.class),
                Object.class.getMethod("getClass"),
                Thread.class.getMethod("onSpinWait"))) {
            assertTrue(contains(method), method::toString);
        }
    }

    private static boolean contains(Method method) {
        MethodTypeDesc type = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .describeConstable()
                .orElseThrow();
        return IntrinsicTable.contains(
                method.getDeclaringClass().getName().replace('.', '/'), method.getName(), type.descriptorString());
    }
}
