package mellos.selftest.injection;

import mellos.kernel.bringup.Stage;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/**
 * The faults that can be put into bring-up on purpose, once: {@code inject=STAGE:CAUSE[@CPU]}. The numbers are spread
 * out so that the compiler makes comparisons of them, not a table: {@link Fault} runs where tables cannot be read yet.
 *
 * <p>Five general causes fit every stage from {@link Stage#EXCEPTIONS} on; the others belong to one stage.
 */
@BuildTime
@NoHeap
final class Injection {
    // What the boot processor does wrong, before or with STARTUP.
    static final int PAGE_OVERWRITTEN = 0x4000;
    static final int PAGE_GDT_LIMIT = 0x4020;
    static final int PAGE_ROOT = 0x4040;
    static final int PAGE_NO_PAE = 0x4060;
    static final int PAGE_NO_LME = 0x4080;
    static final int PAGE_ENTRY_ZERO = 0x40a0;
    static final int PAGE_NOT_MAPPED = 0x40c0;
    static final int PAGE_NO_EXECUTE = 0x40e0;
    static final int STARTUP_NONE = 0x4100;
    static final int STARTUP_WRONG_ID = 0x4120;
    static final int REAL_BAD_OPCODE = 0x4140;
    static final int REAL_DIVIDE = 0x4160;
    static final int REAL_HANG = 0x4180;
    static final int LONG_NO_NXE = 0x41a0;
    static final int LONG_UNLISTED = 0x41c0;
    static final int LONG_CACHE_OFF = 0x41e0;

    /** Every number below is stage * 256 + cause; a general cause has the upper bit of the lower byte clear. */
    static final int PAGE_FAULT = 0x01;

    static final int GENERAL_PROTECTION = 0x11;
    static final int INVALID_OPCODE = 0x21;
    static final int BREAKPOINT = 0x31;
    static final int HANG = 0x41;

    static final int ARGUMENTS_MAGIC = Stage.ARGUMENTS << 8 | 0x80;
    static final int RECORD_NULL = Stage.RECORD << 8 | 0x80;
    static final int FEATURES_MISSING = Stage.FEATURES << 8 | 0x80;
    static final int ROOT_OTHER = Stage.ROOT << 8 | 0x80;
    static final int EFER_LEFT = Stage.EFER << 8 | 0x80;
    static final int CONTROL_WP_LEFT = Stage.CONTROL << 8 | 0x80;
    static final int CONTROL_CR4_LEFT = Stage.CONTROL << 8 | 0x90;
    static final int CONTROL_CR4_RESERVED = Stage.CONTROL << 8 | 0xa0;
    static final int CONTROL_PAT_OTHER = Stage.CONTROL << 8 | 0xb0;
    static final int ID_UNMAPPED = Stage.ID << 8 | 0x80;
    static final int APIC_ID_OTHER = Stage.APIC_ID << 8 | 0x80;
    static final int STACK_NONE = Stage.STACK << 8 | 0x80;
    static final int STACK_MISALIGNED = Stage.STACK << 8 | 0x90;
    static final int STACK_OVERFLOW = Stage.STACK << 8 | 0xa0;
    static final int SEGMENTS_BUSY = Stage.SEGMENTS << 8 | 0x80;
    static final int SEGMENTS_SELECTOR = Stage.SEGMENTS << 8 | 0x90;
    static final int VECTORS_EMPTY = Stage.VECTORS << 8 | 0x80;
    static final int FLOATING_POINT_EM = Stage.FLOATING_POINT << 8 | 0x80;
    static final int FLOATING_POINT_TS = Stage.FLOATING_POINT << 8 | 0x90;
    static final int FLOATING_POINT_OSFXSR = Stage.FLOATING_POINT << 8 | 0xa0;
    static final int APIC_DISABLED = Stage.APIC << 8 | 0x80;
    static final int APIC_MARKER_BUG = Stage.APIC_MATCH << 8 | 0x80;
    static final int TIMER_MASKED = Stage.TIMER << 8 | 0x80;
    static final int GS_ZERO = Stage.GS << 8 | 0x80;
    static final int GS_NOT_CANONICAL = Stage.GS << 8 | 0x90;
    static final int ONLINE_DEAF = Stage.ONLINE << 8 | 0x80;
    static final int ONLINE_WP_CLEAR = Stage.ONLINE << 8 | 0x90;
    static final int ONLINE_CACHE_OFF = Stage.ONLINE << 8 | 0xa0;
    static final int ONLINE_PAT_OTHER = Stage.ONLINE << 8 | 0xb0;

    private record Entry(int number, String stage, String cause) {}

    private static final Entry[] TABLE = {
        entry(PAGE_OVERWRITTEN, "page", "overwritten"),
        entry(PAGE_GDT_LIMIT, "page", "gdt-limit"),
        entry(PAGE_ROOT, "page", "root"),
        entry(PAGE_NO_PAE, "page", "no-pae"),
        entry(PAGE_NO_LME, "page", "no-lme"),
        entry(PAGE_ENTRY_ZERO, "page", "entry-zero"),
        entry(PAGE_NOT_MAPPED, "page", "not-mapped"),
        entry(PAGE_NO_EXECUTE, "page", "no-execute"),
        entry(STARTUP_NONE, "startup", "none"),
        entry(STARTUP_WRONG_ID, "startup", "wrong-id"),
        entry(REAL_BAD_OPCODE, "real", "bad-opcode"),
        entry(REAL_DIVIDE, "real", "divide"),
        entry(REAL_HANG, "real", "hang"),
        entry(LONG_NO_NXE, "long-mode", "no-nxe"),
        entry(LONG_UNLISTED, "long-mode", "unlisted"),
        entry(LONG_CACHE_OFF, "long-mode", "cache-off"),
        entry(ARGUMENTS_MAGIC, "arguments", "magic"),
        entry(RECORD_NULL, "record", "null"),
        entry(FEATURES_MISSING, "features", "missing"),
        entry(ROOT_OTHER, "root", "other"),
        entry(EFER_LEFT, "efer", "left"),
        entry(CONTROL_WP_LEFT, "control", "wp-left"),
        entry(CONTROL_CR4_LEFT, "control", "cr4-left"),
        entry(CONTROL_CR4_RESERVED, "control", "cr4-reserved"),
        entry(CONTROL_PAT_OTHER, "control", "pat-other"),
        entry(ID_UNMAPPED, "id", "unmapped"),
        entry(APIC_ID_OTHER, "apic-id", "other"),
        entry(STACK_NONE, "stack", "none"),
        entry(STACK_MISALIGNED, "stack", "misaligned"),
        entry(STACK_OVERFLOW, "stack", "overflow"),
        entry(SEGMENTS_BUSY, "segments", "busy"),
        entry(SEGMENTS_SELECTOR, "segments", "selector"),
        entry(VECTORS_EMPTY, "vectors", "empty"),
        entry(FLOATING_POINT_EM, "floating-point", "em"),
        entry(FLOATING_POINT_TS, "floating-point", "ts"),
        entry(FLOATING_POINT_OSFXSR, "floating-point", "osfxsr"),
        entry(APIC_DISABLED, "apic", "disabled"),
        entry(APIC_MARKER_BUG, "apic-match", "marker-bug"),
        entry(TIMER_MASKED, "timer", "masked"),
        entry(GS_ZERO, "gs", "zero"),
        entry(GS_NOT_CANONICAL, "gs", "not-canonical"),
        entry(ONLINE_DEAF, "online", "deaf"),
        entry(ONLINE_WP_CLEAR, "online", "wp-clear"),
        entry(ONLINE_CACHE_OFF, "online", "cache-off"),
        entry(ONLINE_PAT_OTHER, "online", "pat-other"),
    };

    private static final int[] GENERAL = {PAGE_FAULT, GENERAL_PROTECTION, INVALID_OPCODE, BREAKPOINT, HANG};
    private static final String[] GENERAL_WORDS = {
        "page-fault", "general-protection", "invalid-opcode", "breakpoint", "hang"
    };

    private Injection() {}

    static int count() {
        return TABLE.length;
    }

    static int number(int index) {
        return TABLE[index].number();
    }

    static String stage(int index) {
        return TABLE[index].stage();
    }

    static String cause(int index) {
        return TABLE[index].cause();
    }

    static int generalCount() {
        return GENERAL.length;
    }

    static int general(int index) {
        return GENERAL[index];
    }

    static String generalWord(int index) {
        return GENERAL_WORDS[index];
    }

    @MayAllocate("the table is made at build time")
    private static Entry entry(int number, String stage, String cause) {
        return new Entry(number, stage, cause);
    }
}
