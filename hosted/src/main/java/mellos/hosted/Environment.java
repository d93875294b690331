package mellos.hosted;

import java.util.ArrayList;
import java.util.List;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.console.RawText;
import mellos.runtime.heap.HeapSettings;

/** The variables of the process's environment. This platform itself reads {@code MELLOS_GC}. */
@NoHeap
@BuildTime
@RawMemory("Linux leaves the variables behind the arguments, and ends each with a zero")
final class Environment {
    private static final byte[] NAME = {'M', 'E', 'L', 'L', 'O', 'S', '_', 'G', 'C', '='};

    private static final int USAGE = 2;

    private Environment() {}

    /** Settings of the heap, before the first object is made. @param stack where the count of arguments lies */
    static void readHeapSettings(Address stack) {
        Address variable = first(stack);
        while (!variable.loadAddress().isZero()) {
            Address text = variable.loadAddress();
            if (isOurs(text)) {
                accept(text.plus(NAME.length));
            }
            variable = variable.plus(8);
        }
    }

    private static void accept(Address settings) {
        int length = Arguments.length(settings);
        int wrong = HeapSettings.accept(settings, length);
        if (wrong != HeapSettings.ALL_ACCEPTED) {
            refuse(settings.plus(wrong), HeapSettings.endOfWord(settings, wrong, length) - wrong);
        }
    }

    private static void refuse(Address word, int length) {
        RawText.write(StandardError.SINK, "MELLOS_GC: '");
        for (int i = 0; i < length; i++) {
            StandardError.SINK.write(word.plus(i).loadByte());
        }
        RawText.write(StandardError.SINK, "' means nothing; there are ");
        RawText.write(StandardError.SINK, HeapSettings.KNOWN);
        StandardError.SINK.write((byte) '\n');
        Linux.exit(USAGE);
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
