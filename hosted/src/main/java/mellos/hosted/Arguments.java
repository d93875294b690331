package mellos.hosted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mellos.magic.Address;
import mellos.magic.RawMemory;

/** The command line as Linux leaves it on the stack: a count, then addresses of zero-terminated bytes. */
@RawMemory("Linux terminates each argument with zero")
final class Arguments {
    private Arguments() {}

    /** All but the program's own name. */
    static String[] of(Address stack) {
        int count = (int) stack.loadLong();
        String[] arguments = new String[count > 0 ? count - 1 : 0];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = read(stack.plus(16 + 8L * i).loadAddress());
        }
        return arguments;
    }

    /** The variables of the environment, which follow behind a zero; {@code NAME=value} each. */
    static List<String> environment(Address stack) {
        List<String> variables = new ArrayList<>();
        Address next = stack.plus(8 * (stack.loadLong() + 2));
        while (!next.loadAddress().isZero()) {
            variables.add(read(next.loadAddress()));
            next = next.plus(8);
        }
        return variables;
    }

    private static String read(Address text) {
        int length = 0;
        while (text.plus(length).loadByte() != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = text.plus(i).loadByte();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
