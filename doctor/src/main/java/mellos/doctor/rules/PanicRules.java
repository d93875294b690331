package mellos.doctor.rules;

import java.util.List;

/** A kernel that stopped itself and said so. */
final class PanicRules {
    private static final Rule PANIC_ON_SERIAL = Rule.log("kernel-stopped-itself")
            .needs(
                    72,
                    s -> s.serial().panic().isPresent()
                            && (!s.hasFault() || !s.fault().chain().reachedTripleFault()),
                    s -> "the serial output says: " + s.serial().panic().orElseThrow())
            .against(34, Scene::hasFault)
            .cause("the kernel stopped itself with a message of its own")
            .change("Start from that message; the processor's log shows nothing worse.")
            .build();

    static final List<Rule> ALL = List.of(PANIC_ON_SERIAL);

    private PanicRules() {}
}
