package mellos.selftest.option;

import java.util.ArrayList;
import java.util.List;
import mellos.kernel.boot.CommandLine;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/** What the kernel's command line says of each {@link SelfTestOption}; filled while the kernel parses it. */
@BuildTime
@NoHeap
public final class SelfTestOptions {
    /** Where each option's value starts and ends in the command line; both 0 if it was not given. */
    private static final int[] START = new int[SelfTestOption.count()];

    private static final int[] END = new int[SelfTestOption.count()];
    private static final boolean[] GIVEN = new boolean[SelfTestOption.count()];

    private SelfTestOptions() {}

    static void enter(SelfTestOption option, int start, int end) {
        GIVEN[option.ordinal()] = true;
        START[option.ordinal()] = start;
        END[option.ordinal()] = end;
    }

    public static boolean has(SelfTestOption option) {
        return GIVEN[option.ordinal()];
    }

    /** Whether a switch was set to off. */
    public static boolean isOff(SelfTestOption option) {
        return valueIs(option, "off");
    }

    public static boolean valueIs(SelfTestOption option, String text) {
        return has(option) && CommandLine.matches(START[option.ordinal()], END[option.ordinal()], text);
    }

    /** Length of an option's value, 0 if it was not given. */
    public static int valueLength(SelfTestOption option) {
        return END[option.ordinal()] - START[option.ordinal()];
    }

    /** A byte of an option's value. */
    public static int valueByte(SelfTestOption option, int index) {
        return CommandLine.byteAt(START[option.ordinal()] + index);
    }

    /** The names in the value of an option; none if it was not given. */
    @MayAllocate("asked by a task")
    public static List<String> namesOf(SelfTestOption option) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int length = valueLength(option);
        for (int i = 0; i <= length; i++) {
            int next = i < length ? valueByte(option, i) : ',';
            if (next != ',') {
                name.append((char) next);
            } else if (!name.isEmpty()) {
                names.add(name.toString());
                name.setLength(0);
            }
        }
        return names;
    }
}
