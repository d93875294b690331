package mellos.hosted;

import java.util.ArrayList;
import java.util.List;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.heap.HeapSettings;

/** The variables of the process's environment. This platform itself reads {@code MELLOS_GC}. */
@NoHeap
@BuildTime
@RawMemory("Linux leaves the variables behind the arguments, and ends each with a zero")
final class Environment {
    private static final byte[] NAME = {'M', 'E', 'L', 'L', 'O', 'S', '_', 'G', 'C', '='};

    private Environment() {}

    /** Settings of the heap, before the first object is made. @param stack where the count of arguments lies */
    static void readHeapSettings(Address stack) {
        Address variable = first(stack);
        while (!variable.loadAddress().isZero()) {
            Address text = variable.loadAddress();
            if (isOurs(text)
                    && !HeapSettings.accept(text.plus(NAME.length), Arguments.length(text.plus(NAME.length)))) {
                LastWords.panic("MELLOS_GC", "knows heap=SIZE, every=NUMBER, poison and verify");
            }
            variable = variable.plus(8);
        }
    }

    private static boolean isOurs(Address text) {
        for (int i = 0; i < NAME.length; i++) {
            if (text.plus(i).loadByte() != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    /** All of them, {@code NAME=value} each. */
    @MayAllocate("the heap is up")
    static List<String> variables(Address stack) {
        List<String> variables = new ArrayList<>();
        Address variable = first(stack);
        while (!variable.loadAddress().isZero()) {
            variables.add(Arguments.read(variable.loadAddress()));
            variable = variable.plus(8);
        }
        return variables;
    }

    /** Behind the count, the arguments and a zero. */
    private static Address first(Address stack) {
        return stack.plus(16 + 8 * stack.loadLong());
    }
}
