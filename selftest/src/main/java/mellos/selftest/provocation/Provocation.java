package mellos.selftest.provocation;

import mellos.kernel.panic.Panic;
import mellos.kernel.text.Line;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.selftest.option.SelfTestOption;
import mellos.selftest.option.SelfTestOptions;

/** Panics on purpose, option {@code provoke}: what a dying kernel says is tested on one that dies. */
@BuildTime
@NoHeap
@RawMemory("breaks the kernel on request of the boot option, and only then")
public final class Provocation {
    private static final int[] NOTHING = {};

    /** Nobody maps it: between the device region and the stacks. */
    private static final long UNMAPPED = 0xffff_cfff_dead_0000L;

    private static boolean spoilsReport;
    private static boolean spoilsHandler;

    private Provocation() {}

    /** Does what the option says; nothing if it was not given. */
    public static void followOption() {
        if (!SelfTestOptions.has(SelfTestOption.PROVOKE)) {
            return;
        }
        if (SelfTestOptions.valueIs(SelfTestOption.PROVOKE, "invariant")) {
            Panic.because("an invariant was broken on purpose", "option provoke");
        } else if (SelfTestOptions.valueIs(SelfTestOption.PROVOKE, "page-fault")) {
            Address.of(UNMAPPED).storeIntVolatile(1);
        } else if (SelfTestOptions.valueIs(SelfTestOption.PROVOKE, "opcode")) {
            Cpu.undefined();
        } else if (SelfTestOptions.valueIs(SelfTestOption.PROVOKE, "stack-overflow")) {
            Cpu.outByte((short) 0x80, (byte) overflow(1));
        } else if (SelfTestOptions.valueIs(SelfTestOption.PROVOKE, "wild-jump")) {
            Address.of(UNMAPPED).call(0);
        } else if (SelfTestOptions.valueIs(SelfTestOption.PROVOKE, "report")) {
            spoilsReport = true;
            Panic.because("the report of a panic faults on purpose", null);
        } else if (SelfTestOptions.valueIs(SelfTestOption.PROVOKE, "handler")) {
            spoilsHandler = true;
        } else {
            Line.print(
                    "command line: provoke: no such panic; known are invariant page-fault opcode stack-overflow wild-jump "
                            + "report handler");
        }
    }

    /** Called inside the panic's report: faults there if that is what was asked for. */
    static void spoilReport() {
        if (spoilsReport) {
            Address.of(UNMAPPED).storeIntVolatile(1);
        }
    }

    /** Called in the handler of the timer's interrupt: throws there if that is what was asked for. */
    static void spoilHandler() {
        if (spoilsHandler) {
            NOTHING[NOTHING.length] = 1;
        }
    }

    private static long overflow(long depth) {
        Address memory = Address.stackAllocate(512);
        memory.storeLongVolatile(depth);
        return depth == 0 ? 0 : overflow(depth + 1) + memory.loadLongVolatile();
    }
}
