package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.heap.HeapSettings;

/** The variables of the process's environment that this platform itself reads: {@code MELLOS_GC}. */
@NoHeap
@BuildTime
@RawMemory("Linux leaves the variables behind the arguments, and ends each with a zero")
final class Environment {
    private static final byte[] NAME = {'M', 'E', 'L', 'L', 'O', 'S', '_', 'G', 'C', '='};

    private Environment() {}

    /** Settings of the heap, before the first object is made. @param stack where the count of arguments lies */
    static void readHeapSettings(Address stack) {
        Address variable = stack.plus(16 + 8 * stack.loadLong());
        while (!variable.loadAddress().isZero()) {
            Address text = variable.loadAddress();
            if (isOurs(text) && !HeapSettings.accept(text.plus(NAME.length), length(text.plus(NAME.length)))) {
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

    private static int length(Address text) {
        int length = 0;
        while (text.plus(length).loadByte() != 0) {
            length++;
        }
        return length;
    }
}
