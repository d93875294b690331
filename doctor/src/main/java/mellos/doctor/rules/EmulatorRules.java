package mellos.doctor.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mellos.doctor.log.NotInLogException;

/** What the emulator said of itself before it ended. */
final class EmulatorRules {
    private static final Rule OUTSIDE_MEMORY = Rule.log("executes-outside-memory")
            .needs(
                    90,
                    s -> note(s, "outside RAM or ROM").isPresent(),
                    s -> "QEMU stopped with: " + noted(s, "outside RAM or ROM"))
            .cause("the processor jumped to a physical address where there is no memory")
            .change("Find the wild jump or the wrong page-table entry: the message names the address; with paging"
                    + " off it is the jump's target, with paging on a translation to a frame that does not"
                    + " exist. Give the machine more memory only if the kernel was loaded above it.")
            .build();

    private static final Rule INVALID_TSS = Rule.log("qemu-aborted-on-tss")
            .needs(
                    94,
                    s -> note(s, "fatal: invalid tss").isPresent(),
                    s -> "QEMU stopped with: " + noted(s, "fatal: invalid tss"))
            .cause("an interrupt or exception came in user mode and the task register holds no valid TSS, so"
                    + " there is no kernel stack to go to; QEMU aborts there, hardware would triple-fault")
            .change("Build a TSS with the kernel stack in it (32-bit: SS0 and ESP0; 64-bit: RSP0), put its"
                    + " descriptor in the GDT and execute LTR before entering user mode, on every processor.")
            .build();

    private static final Rule EMULATOR_ABORTED = Rule.log("qemu-aborted")
            .needs(72, s -> note(s, "qemu: fatal:").isPresent(), s -> "QEMU stopped with: " + noted(s, "qemu: fatal:"))
            .cause(s -> "QEMU itself gave up: " + noted(s, "qemu: fatal:"))
            .change("The message says what the guest did that QEMU cannot do; look at the registers printed after"
                    + " it.")
            .build();

    private static final Rule HYPERVISOR = Rule.log("ran-under-kvm")
            .needs(
                    70,
                    s -> !s.hasFault()
                            && note(s, "KVM internal error", "KVM: entry failed", "kvm run failed")
                                    .isPresent(),
                    s -> "the log has: " + noted(s, "KVM", "kvm"))
            .cause("the guest died under KVM, where -d int records nothing")
            .change("Run it again with -accel tcg -d int,cpu_reset -D qemu.log and give that log to the doctor.")
            .build();

    static final List<Rule> ALL = List.of(OUTSIDE_MEMORY, INVALID_TSS, EMULATOR_ABORTED, HYPERVISOR);

    private EmulatorRules() {}

    private static Optional<String> note(Scene s, String... words) {
        return s.history().notes().stream()
                .filter(each -> Arrays.stream(words).anyMatch(each::contains))
                .findFirst();
    }

    private static String noted(Scene s, String... words) {
        return note(s, words).orElseThrow(NotInLogException::new);
    }
}
