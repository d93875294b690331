package mellos.selftest.injection;

import mellos.kernel.bringup.Stage;
import mellos.kernel.processor.Processors;
import mellos.kernel.text.Line;
import mellos.kernel.text.Literal;
import mellos.magic.NoHeap;
import mellos.selftest.option.SelfTestOption;
import mellos.selftest.option.SelfTestOptions;

/** The boot option {@code inject=STAGE:CAUSE[@CPU]}, read once into a number of {@link Injection} and a processor. */
@NoHeap
final class InjectionOption {
    private static final int DEFAULT_PROCESSOR = 1;

    private static int number;
    private static int processor;

    private InjectionOption() {}

    /** Prints an error and injects nothing if the option's value is not one of the table. */
    static void read() {
        number = 0;
        processor = DEFAULT_PROCESSOR;
        int length = SelfTestOptions.valueLength(SelfTestOption.INJECT);
        if (length == 0) {
            return;
        }
        int colon = find(':', length);
        int at = find('@', length);
        boolean sound = colon < at && (at == length || readProcessor(at + 1, length));
        if (sound) {
            number = findNumber(colon, at);
        }
        if (number == 0) {
            report();
        }
    }

    /** A number of {@link Injection}; 0 for none. */
    static int number() {
        return number;
    }

    /** Index of the processor that it is injected into. */
    static int processor() {
        return processor;
    }

    /** What to inject into this processor, 0 for nothing. */
    static int numberFor(int index) {
        return index == processor ? number : 0;
    }

    private static int findNumber(int colon, int end) {
        for (int i = 0; i < Injection.count(); i++) {
            if (matches(0, colon, Injection.stage(i)) && matches(colon + 1, end, Injection.cause(i))) {
                return Injection.number(i);
            }
        }
        for (int stage = Stage.EXCEPTIONS; stage < Stage.COUNT; stage++) {
            if (matches(0, colon, Stage.word(stage))) {
                return findGeneral(stage, colon + 1, end);
            }
        }
        return 0;
    }

    private static int findGeneral(int stage, int start, int end) {
        for (int i = 0; i < Injection.generalCount(); i++) {
            if (matches(start, end, Injection.generalWord(i))) {
                return stage << 8 | Injection.general(i);
            }
        }
        return 0;
    }

    private static boolean readProcessor(int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = SelfTestOptions.valueByte(SelfTestOption.INJECT, i) - '0';
            if (digit < 0 || digit > 9 || value > Processors.MAXIMUM) {
                return false;
            }
            value = 10 * value + digit;
        }
        processor = value;
        return start < end && value > 0;
    }

    private static int find(char wanted, int length) {
        for (int i = 0; i < length; i++) {
            if (SelfTestOptions.valueByte(SelfTestOption.INJECT, i) == wanted) {
                return i;
            }
        }
        return length;
    }

    private static boolean matches(int start, int end, String text) {
        if (end - start != Literal.length(text)) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (SelfTestOptions.valueByte(SelfTestOption.INJECT, i) != Literal.at(text, i - start)) {
                return false;
            }
        }
        return true;
    }

    private static void report() {
        Line.begin();
        Line.text("command line: inject: no such stage and cause: ");
        for (int i = 0; i < SelfTestOptions.valueLength(SelfTestOption.INJECT); i++) {
            Line.character(SelfTestOptions.valueByte(SelfTestOption.INJECT, i));
        }
        Line.text("; stages and causes stand in docs/bring-up.md");
        Line.end();
    }
}
