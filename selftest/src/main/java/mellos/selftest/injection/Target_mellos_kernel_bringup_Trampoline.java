package mellos.selftest.injection;

import static mellos.kernel.bringup.TrampolinePage.TRAMPOLINE_ENTRY;
import static mellos.kernel.bringup.TrampolinePage.TRAMPOLINE_GDT;
import static mellos.kernel.bringup.TrampolinePage.TRAMPOLINE_GDT_ENTRIES;
import static mellos.kernel.bringup.TrampolinePage.TRAMPOLINE_PARAMETER_CR0;
import static mellos.kernel.bringup.TrampolinePage.TRAMPOLINE_PARAMETER_CR3;
import static mellos.kernel.bringup.TrampolinePage.TRAMPOLINE_PARAMETER_CR4;
import static mellos.kernel.bringup.TrampolinePage.TRAMPOLINE_PARAMETER_EFER;

import mellos.kernel.address.DirectMap;
import mellos.kernel.address.PageFlags;
import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.memory.KernelSpace;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;
import mellos.selftest.option.SelfTestOption;
import mellos.selftest.option.SelfTestOptions;

/** {@code mellos.kernel.bringup.Trampoline}: pages as defects would make them. */
@NoHeap
@RawMemory("writes through the direct map to one low page that the memory map calls usable")
@Substitute("mellos.kernel.bringup.Trampoline")
final class Target_mellos_kernel_bringup_Trampoline {
    private static final int UNDEFINED = 0x0b0f;
    /** XOR DH,DH; DIV DH. */
    private static final int DIVIDE_BY_ZERO = 0xf6f6_f630;

    private static final int JUMP_TO_ITSELF = 0xfeeb;

    private Target_mellos_kernel_bringup_Trampoline() {}

    @Alias
    static native long findPage(long limit);

    @Alias
    static native String verify(long page);

    @Alias
    private static native long offsetOf(Address label);

    @Alias
    private static native void storeInt(long page, int offset, int value);

    @Alias
    private static native void pointer(long page, int offset, int limit, long base);

    /** With {@code fix.trampoline=off} without the first half of the founding fix. */
    @Decorate
    static void prepare(long page, int slots) {
        reallyPrepare(page, slots);
        if (SelfTestOptions.isOff(SelfTestOption.FIX_TRAMPOLINE)) {
            storeInt(page, TRAMPOLINE_PARAMETER_EFER, ControlState.EFER_LME);
        }
    }

    @Original("prepare")
    private static native void reallyPrepare(long page, int slots);

    /** Makes the page what a defect would make of it. {@link #verify} must find it. */
    static void spoilPage(long page, int cause) {
        switch (cause) {
            case Injection.PAGE_OVERWRITTEN -> DirectMap.at(page).plus(0x40).storeLong(0);
            case Injection.PAGE_GDT_LIMIT -> pointer(page, TRAMPOLINE_GDT, 0, page + TRAMPOLINE_GDT_ENTRIES);
            case Injection.PAGE_ROOT -> storeInt(page, TRAMPOLINE_PARAMETER_CR3, (int) KernelSpace.root() + 0x1000);
            case Injection.PAGE_NO_PAE ->
                storeInt(page, TRAMPOLINE_PARAMETER_CR4, ControlState.TRAMPOLINE_CR4 & ~ControlState.CR4_PAE);
            case Injection.PAGE_NO_LME -> storeInt(page, TRAMPOLINE_PARAMETER_EFER, ControlState.EFER_NXE);
            case Injection.PAGE_ENTRY_ZERO ->
                DirectMap.at(page).plus(TRAMPOLINE_ENTRY).storeLong(0);
            case Injection.PAGE_NOT_MAPPED -> unmap(page);
            case Injection.PAGE_NO_EXECUTE -> KernelSpace.mapPage(page, page, PageFlags.PRESENT | PageFlags.NO_EXECUTE);
            default -> {}
        }
    }

    /** Defects that the processor itself must survive, put in after the check. */
    static void spoilCode(long page, int cause) {
        Address work = DirectMap.at(page).plus(offsetOf(Address.ofSymbol("trampoline_protected")));
        switch (cause) {
            case Injection.REAL_BAD_OPCODE -> work.storeShort((short) UNDEFINED);
            case Injection.REAL_DIVIDE -> work.storeInt(DIVIDE_BY_ZERO);
            case Injection.REAL_HANG -> work.storeShort((short) JUMP_TO_ITSELF);
            case Injection.LONG_NO_NXE -> storeInt(page, TRAMPOLINE_PARAMETER_EFER, ControlState.EFER_LME);
            case Injection.LONG_CACHE_OFF ->
                storeInt(page, TRAMPOLINE_PARAMETER_CR0, ControlState.TRAMPOLINE_CR0 | ControlState.CR0_CD);
            default -> {}
        }
    }

    static void unmap(long page) {
        KernelSpace.unmapPages(page, 1);
    }
}
