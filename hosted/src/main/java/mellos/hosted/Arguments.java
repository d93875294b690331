package mellos.hosted;

import java.nio.charset.StandardCharsets;
import mellos.magic.Address;
import mellos.magic.NoHeap;
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

    static String read(Address text) {
        byte[] bytes = new byte[length(text)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = text.plus(i).loadByte();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @NoHeap
    static int length(Address text) {
        int length = 0;
        while (text.plus(length).loadByte() != 0) {
            length++;
        }
        return length;
    }
}
