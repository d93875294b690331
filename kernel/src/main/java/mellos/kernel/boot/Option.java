package mellos.kernel.boot;

import mellos.magic.BuildTime;

/** The options of the kernel's command line. A kernel with its self tests knows more: {@code SelfTestOption}. */
@BuildTime
public enum Option {
    /** Processors start one by one and write each marker as a raw byte. */
    RAW_MARKERS("raw-markers", Form.FLAG),
    /** Start at most this many processors, the boot processor included. */
    CPUS("cpus", Form.NUMBER),
    /** Pages of the stack of a Java thread that asks for no size: few for many threads, many for deep ones. */
    STACK_PAGES("stack-pages", Form.NUMBER),
    /** Leave x2APIC mode alone though the processor has it. */
    XAPIC("xapic", Form.FLAG),
    /** Settings of the Java heap, as {@code HeapSettings} has them. */
    HEAP("gc", Form.TEXT),
    /** The program's streams are serial ports of their own, the second and the third. */
    STREAMS("streams", Form.FLAG),
    /** Dump the trace before the end. */
    TRACE("trace", Form.FLAG),
    /** Start the console on the serial line. */
    CONSOLE("console", Form.FLAG);

    /** What follows the name. */
    @BuildTime
    public enum Form {
        /** Nothing. */
        FLAG,
        /** {@code =on} or {@code =off}. */
        SWITCH,
        /** {@code =} and a decimal number from 1 to 255. */
        NUMBER,
        /** {@code =} and at least one more character. */
        TEXT
    }

    private static final Option[] ALL = values();

    private final String word;
    private final Form form;

    Option(String word, Form form) {
        this.word = word;
        this.form = form;
    }

    static int count() {
        return ALL.length;
    }

    static Option of(int ordinal) {
        return ALL[ordinal];
    }

    String word() {
        return word;
    }

    Form form() {
        return form;
    }
}
