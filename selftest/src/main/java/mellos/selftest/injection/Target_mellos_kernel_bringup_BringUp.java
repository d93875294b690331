package mellos.selftest.injection;

import mellos.kernel.processor.Processors;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;
import mellos.selftest.option.SelfTestOption;
import mellos.selftest.option.SelfTestOptions;

/** {@code mellos.kernel.bringup.BringUp}: the victim's block names its fault, and its trampoline page is spoilt. */
@NoHeap
@RawMemory("views blocks of processors that are not started yet")
@Substitute("mellos.kernel.bringup.BringUp")
final class Target_mellos_kernel_bringup_BringUp {
    @Alias
    private static long[] PAGES;

    @Alias
    private static String[] REFUSED_PAGES;

    @Alias
    private static int known;

    private Target_mellos_kernel_bringup_BringUp() {}

    @Decorate
    public static void startAll() {
        InjectionOption.read();
        reallyStartAll();
    }

    @Original("startAll")
    private static native void reallyStartAll();

    @Decorate
    private static void addProcessor(int index, int apicId) {
        reallyAddProcessor(index, apicId);
        int unmirrored = SelfTestOptions.isOff(SelfTestOption.FIX_MIRROR) ? InjectedBlock.UNMIRRORED : 0;
        Processors.of(index).bringUpBlock().as(InjectedBlock.class).word(unmirrored | InjectionOption.numberFor(index));
    }

    @Original("addProcessor")
    private static native void reallyAddProcessor(int index, int apicId);

    /** The victim of a fault in the trampoline gets a page of its own: the others' start must go well. */
    @Decorate
    private static void preparePages(long page) {
        reallyPreparePages(page);
        int victim = InjectionOption.processor();
        int cause = InjectionOption.number();
        if (victim < known && cause >= Injection.PAGE_OVERWRITTEN) {
            long own = Target_mellos_kernel_bringup_Trampoline.findPage(page);
            Target_mellos_kernel_bringup_Trampoline.prepare(own, known - 1);
            Target_mellos_kernel_bringup_Trampoline.spoilPage(own, cause);
            PAGES[victim] = own;
            REFUSED_PAGES[victim] = Target_mellos_kernel_bringup_Trampoline.verify(own);
            Target_mellos_kernel_bringup_Trampoline.spoilCode(own, cause);
            if (cause == Injection.LONG_UNLISTED) {
                Target_mellos_kernel_bringup_BringUpArea.forget(victim);
            }
        }
    }

    @Original("preparePages")
    private static native void reallyPreparePages(long page);

    @Decorate
    private static void closePages(long page) {
        for (int i = 1; i < known; i++) {
            if (PAGES[i] != page) {
                Target_mellos_kernel_bringup_Trampoline.unmap(PAGES[i]);
            }
        }
        reallyClosePages(page);
    }

    @Original("closePages")
    private static native void reallyClosePages(long page);
}
