package mellos.kernel.boot;

import mellos.magic.BuildTime;

/** The options that the lower half of the kernel reads, once. The upper half's stand in docs/serial-protocol.md. */
@BuildTime

public enum Option {
    FIX_TRAMPOLINE("fix.trampoline", Form.SWITCH, "off: the trampoline does not set EFER.NXE"),
    FIX_MIRROR("fix.mirror", Form.SWITCH, "off: a processor does not mirror the boot processor's control registers"),
    INJECT("inject", Form.INJECTION, "STAGE:CAUSE[@CPU]: a fault on purpose; see docs/bring-up.md"),
    PROVOKE("provoke", Form.LIST, "a panic on purpose: invariant, page-fault, opcode, stack-overflow, wild-jump or report"),
    RAW_MARKERS("raw-markers", Form.FLAG, "processors start one by one and write each marker as a raw byte"),
    CPUS("cpus", Form.NUMBER, "start at most this many processors, the boot processor included"),
    XAPIC("xapic", Form.FLAG, "leave x2APIC mode alone though the processor has it"),
    FOREVER("forever", Form.FLAG, "keep scheduling when the test tasks have ended"),
    TRACE("trace", Form.FLAG, "dump the trace before the end"),
    CONSOLE("console", Form.FLAG, "start the console on the serial line"),
    MEASURE("measure", Form.FLAG, "measure the primitives after the tests"),
    ONLY("only", Form.LIST, "NAME[,NAME]: these test tasks alone");

    /** What follows the name. */
    @BuildTime
    public enum Form {
        /** Nothing. */
        FLAG,
        /** {@code =on} or {@code =off}. */
        SWITCH,
        /** {@code =} and a decimal number from 1 to 255. */
        NUMBER,
        /** {@code =STAGE:CAUSE[@CPU]}. */
        INJECTION,
        /** {@code =} and words separated by commas. */
        LIST
    }

    private static final Option[] ALL = values();

    private final String word;
    private final Form form;
    private final String meaning;

    Option(String word, Form form, String meaning) {
        this.word = word;
        this.form = form;
        this.meaning = meaning;
    }

    static int count() {
        return ALL.length;
    }

    static Option of(int ordinal) {
        return ALL[ordinal];
    }

    public String word() {
        return word;
    }

    public Form form() {
        return form;
    }

    public String meaning() {
        return meaning;
    }
}
