package mellos.doctor.rules;

import java.util.List;

/** The start of other processors, as the local APIC was told. */
final class StartUpRules {
    private static final Rule STARTUP_NEVER_SENT = Rule.log("startup-never-sent")
            .needs(
                    84,
                    s -> !s.hasFault()
                            && s.history().tally().initMessages() > 0
                            && s.history().tally().startupMessages() == 0,
                    s -> s.history().tally().initMessages()
                            + " INIT messages in the trace of the local APIC, no STARTUP")
            .cause("the application processors were sent INIT but never STARTUP")
            .change("Write the STARTUP command (0x4600 | page number of the trampoline) to the ICR after INIT, the"
                    + " destination in the high word first.")
            .build();

    private static final Rule STARTUP_WITHOUT_INIT = Rule.log("startup-without-init")
            .needs(
                    84,
                    s -> !s.hasFault()
                            && s.history().tally().startupMessages() > 0
                            && s.history().tally().initMessages() == 0,
                    s -> s.history().tally().startupMessages()
                            + " STARTUP messages in the trace of the local APIC, no INIT")
            .cause("the application processors were sent STARTUP without INIT, which they ignore")
            .change("Send INIT (ICR low word 0x4500) first; a processor waits for STARTUP only after INIT.")
            .build();

    static final List<Rule> ALL = List.of(STARTUP_NEVER_SENT, STARTUP_WITHOUT_INIT);

    private StartUpRules() {}
}
