package mellos.kernel.bringup;

import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/** Why a processor was not taken although it did not fault: what a check in some stage found. */
@BuildTime
@NoHeap
final class Refusal {
    static final int NONE = 0;
    static final int BAD_BLOCK = 1;
    static final int BAD_RECORD = 2;
    static final int MISSING_FEATURES = 3;
    static final int OTHER_ROOT = 4;
    static final int REGISTER_DIFFERS = 5;
    static final int APIC_ID_DIFFERS = 6;
    static final int BAD_STACK = 7;
    static final int STACK_UNGUARDED = 8;
    static final int TABLES_NOT_LOADED = 9;
    static final int VECTORS_NOT_LOADED = 10;
    static final int NO_SSE = 11;
    static final int APIC_DISABLED = 12;
    static final int APIC_REGISTER_DIFFERS = 13;
    static final int GS_NOT_SET = 14;
    static final int NO_TICK = 15;
    static final int NO_PING = 16;
    static final int WRITE_PROTECT_BROKEN = 17;
    static final int APIC_MISALIGNED = 18;
    static final int NO_INTERRUPT = 19;

    private static final String[] TEXTS = {
        "none",
        "its block's arguments are not what the boot processor wrote",
        "the boot processor's control record is not in the image",
        "it lacks features that the boot processor has",
        "CR3 is not the kernel's page-table root",
        "a control register differs from the boot processor's",
        "its APIC id from CPUID is not the one in the MADT",
        "its stack is not in the stack region or not mapped",
        "the page under its stack is mapped: nothing would catch an overflow",
        "its descriptor tables read back differently",
        "its interrupt table reads back differently",
        "an SSE register does not hold what was moved to it",
        "its local APIC stays disabled",
        "its APIC id from the register is not the one in the MADT",
        "its GS base reads back differently",
        "no timer interrupt arrived",
        "no interrupt from the boot processor arrived",
        "a store to a read-only page went through: CR0.WP is clear",
        "the local APIC's base is not page aligned",
        "no interrupt at all arrived, neither from its timer nor from the boot processor",
    };

    private Refusal() {}

    static String text(int reason) {
        return TEXTS[reason];
    }
}
