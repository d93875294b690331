package mellos.selftest.option;

import mellos.kernel.boot.Option;
import mellos.magic.BuildTime;

/** The kernel options that exist only in a kernel with its self tests. */
@BuildTime
public enum SelfTestOption {
    /** Off: the trampoline does not set EFER.NXE. */
    FIX_TRAMPOLINE("fix.trampoline", Option.Form.SWITCH),
    /** Off: a processor does not mirror the boot processor's control registers. */
    FIX_MIRROR("fix.mirror", Option.Form.SWITCH),
    /** {@code STAGE:CAUSE[@CPU]}: a fault in bring-up on purpose; see docs/bring-up.md. */
    INJECT("inject", Option.Form.TEXT),
    /** A panic on purpose: one of {@code Provocation}'s words. */
    PROVOKE("provoke", Option.Form.TEXT),
    /** Keep scheduling when the test tasks have ended. */
    FOREVER("forever", Option.Form.FLAG),
    /** Measure the primitives after the tests. */
    MEASURE("measure", Option.Form.FLAG),
    /** {@code NAME[,NAME]}: these test tasks alone. */
    ONLY("only", Option.Form.TEXT);

    private static final SelfTestOption[] ALL = values();

    private final String word;
    private final Option.Form form;

    SelfTestOption(String word, Option.Form form) {
        this.word = word;
        this.form = form;
    }

    static int count() {
        return ALL.length;
    }

    static SelfTestOption of(int ordinal) {
        return ALL[ordinal];
    }

    String word() {
        return word;
    }

    Option.Form form() {
        return form;
    }
}
