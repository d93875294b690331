package mellos.kernel.report;

import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.arch.x86_64.PageFaultCode;
import mellos.kernel.arch.x86_64.SelectorErrorCode;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.text.Line;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/** Exceptions, error codes and control registers in words, appended to the current line. */
@BuildTime
@NoHeap
public final class FaultText {
    private static final String[] NAMES = {
        "#DE divide error",
        "#DB debug",
        "NMI",
        "#BP breakpoint",
        "#OF overflow",
        "#BR bound range",
        "#UD invalid opcode",
        "#NM device not available",
        "#DF double fault",
        "coprocessor overrun",
        "#TS invalid TSS",
        "#NP segment not present",
        "#SS stack fault",
        "#GP general protection",
        "#PF page fault",
        "vector 15",
        "#MF x87 error",
        "#AC alignment check",
        "#MC machine check",
        "#XM SIMD error",
        "#VE virtualization",
        "#CP control protection"
    };

    private FaultText() {}

    /** The exception's mnemonic and name. */
    public static void vector(int vector) {
        if (vector >= 0 && vector < NAMES.length) {
            Line.text(NAMES[vector]);
        } else {
            Line.text("vector ");
            Line.decimal(vector);
        }
    }

    /** What an error code says, in words. Intel SDM vol. 3A, "Error Code" and "Page-Fault Exception". */
    public static void errorCode(int vector, long code) {
        if (vector == Vectors.PAGE_FAULT) {
            pageFault(code);
        } else if (code != 0) {
            selector(code);
        }
    }

    private static void pageFault(long code) {
        Line.text((code & PageFaultCode.FETCH) != 0 ? "fetch" : (code & PageFaultCode.WRITE) != 0 ? "write" : "read");
        if ((code & PageFaultCode.RESERVED) != 0) {
            Line.text(", a reserved bit is set in a page-table entry");
        } else {
            Line.text((code & PageFaultCode.PRESENT) != 0 ? ", the page forbids it" : ", the page is not mapped");
        }
        if ((code & PageFaultCode.USER) != 0) {
            Line.text(", from user mode");
        }
    }

    private static void selector(long code) {
        if ((code & SelectorErrorCode.GATE) != 0) {
            Line.text("interrupt gate ");
            Line.decimal(SelectorErrorCode.index(code));
        } else {
            Line.text("selector ");
            Line.hex(SelectorErrorCode.selector(code));
        }
        if ((code & SelectorErrorCode.EXTERNAL) != 0) {
            Line.text(", while an event was delivered");
        }
    }

    /** Names and values of the bits of a register that differ from the boot processor's, separated by commas. */
    public static void differences(int register, long own, long expected) {
        boolean first = true;
        for (int i = 0; i < ControlState.bitCount(); i++) {
            ControlState.Bit bit = ControlState.bit(i);
            if (bit.register() == register && ((own ^ expected) & bit.mask()) != 0) {
                Line.text(first ? "" : ", ");
                first = false;
                bitName(bit);
                Line.text("=");
                field(bit.mask(), own);
                Line.text(", boot processor has ");
                field(bit.mask(), expected);
            }
        }
        if (first) {
            Line.text(ControlState.registerName(register));
            Line.text("=");
            Line.hex(own);
            Line.text(", boot processor has ");
            Line.hex(expected);
        }
    }

    /** What the first differing bit means for the processor, as a clause; null if the table has none. */
    public static String absence(int register, long own, long expected) {
        for (int i = 0; i < ControlState.bitCount(); i++) {
            ControlState.Bit bit = ControlState.bit(i);
            if (bit.register() == register && ((own ^ expected) & bit.mask()) != 0) {
                return bit.absence();
            }
        }
        return null;
    }

    private static void bitName(ControlState.Bit bit) {
        Line.text(ControlState.registerName(bit.register()));
        Line.text(".");
        Line.text(bit.name());
    }

    private static void field(long mask, long value) {
        int shift = 0;
        while ((mask >>> shift & 1) == 0) {
            shift++;
        }
        long field = (value & mask) >>> shift;
        if (field > 9) {
            Line.hex(field);
        } else {
            Line.decimal(field);
        }
    }
}
