package mellos.selftest.injection;

import mellos.kernel.arch.x86_64.CpuFeatures;
import mellos.kernel.processor.Processors;
import mellos.magic.NoHeap;

/** The processor that a fault is injected into, told by its APIC id: bring-up asks before GS leads anywhere. */
@NoHeap
final class Victim {
    private Victim() {}

    /**
     * Whether this cause is to be injected into the running processor. Not before it has mirrored the control
     * registers.
     */
    static boolean isHere(int cause) {
        return InjectionOption.number() == cause && isChosen(cause, CpuFeatures.apicId());
    }

    /** Whether this cause is to be injected into the processor with this APIC id. */
    static boolean isChosen(int cause, int apicId) {
        int index = InjectionOption.processor();
        return InjectionOption.number() == cause
                && index < Processors.count()
                && Processors.of(index).apicId() == apicId;
    }
}
