package mellos.doctor.rules;

import java.util.List;

/** How a log without a fault ends: a storm of interrupts, a reset. */
final class EndingRules {

    private static final Rule INTERRUPT_STORM = Rule.log("interrupt-storm")
            .needs(
                    62,
                    s -> !s.hasFault()
                            && s.history().tally().externalInRow() >= 1000
                            && s.history().tally().externalAlwaysAtSamePlace()
                            && s.history().tally().lastExternalVector().isPresent(),
                    s -> "the log ends with "
                            + s.history().tally().externalInRow() + " deliveries of vector 0x"
                            + Integer.toHexString(
                                    s.history().tally().lastExternalVector().getAsInt())
                            + " at one and the same instruction")
            .against(30, s -> s.history().tally().externalInRow() < 5000)
            .cause("one interrupt comes again and again and the interrupted code makes no progress: a timer set"
                    + " too short, a level-triggered line never quieted, or an idle loop that is simply"
                    + " waiting")
            .change("If the machine hangs: acknowledge the device before EOI, and check the timer's count. If this"
                    + " is the idle loop (HLT), nothing is wrong here.")
            .build();

    private static final Rule RESET_WITHOUT_FAULT = Rule.log("reset-without-fault")
            .needs(
                    66,
                    s -> !s.hasFault()
                            && !s.history().kernelResets().isEmpty()
                            && s.history().tally().fatalChains() == 0
                            && s.history().tally().orphanTripleFaults() == 0,
                    s -> s.history().kernelResets().size()
                            + " processor resets of a running kernel, and no fault before them in the log")
            .cause("the machine was reset (or a processor was sent INIT) without a fault: the kernel asked for"
                    + " it, through the keyboard controller, port 0xCF9, ACPI or an INIT message")
            .change("Look for the reboot call in the kernel; INIT to an application processor during bring-up is"
                    + " normal.")
            .build();

    static final List<Rule> ALL = List.of(INTERRUPT_STORM, RESET_WITHOUT_FAULT);

    private EndingRules() {}
}
