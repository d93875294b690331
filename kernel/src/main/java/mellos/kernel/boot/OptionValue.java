package mellos.kernel.boot;

import mellos.magic.NoHeap;

/** What may stand behind an option's {@code =}. */
@NoHeap
final class OptionValue {
    private static final int LARGEST = 100_000;

    private OptionValue() {}

    static boolean fits(Option.Form form, int start, int end) {
        if (form == Option.Form.SWITCH) {
            return CommandLine.matches(start, end, "on") || CommandLine.matches(start, end, "off");
        }
        if (form == Option.Form.NUMBER) {
            int number = number(start, end);
            return number >= 1 && number <= 255;
        }
        return form == Option.Form.FLAG || end > start;
    }

    static int number(int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = CommandLine.byteAt(i) - '0';
            if (digit < 0 || digit > 9 || number > LARGEST) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return start == end ? -1 : number;
    }
}
