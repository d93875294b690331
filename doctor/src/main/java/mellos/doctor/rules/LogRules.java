package mellos.doctor.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.NotInLogException;
import mellos.doctor.x86.Vector;

/** What a log tells that has no chain of faults to explain. */
final class LogRules {
    private static final long STORM = 64;

    private LogRules() {}

    static List<Rule> all() {
        return List.of(
                realMode(),
                outsideMemory(),
                invalidTss(),
                emulatorAborted(),
                hypervisor(),
                startupNeverSent(),
                startupWithoutInit(),
                panicOnSerial(),
                interruptStorm(),
                resetWithoutFault(),
                lostStart(),
                registersOnly());
    }

    private static int realModeVector(Scene s) {
        return IntStream.range(0, 32)
                .boxed()
                .max((a, b) -> Long.compare(
                        s.history().tally().realModeExceptions(a),
                        s.history().tally().realModeExceptions(b)))
                .orElse(0);
    }

    /** So many that it is no accident; with a fault to explain beside it, far more of them. */
    private static boolean stormInRealMode(Scene s) {
        long least = !s.hasFault() ? STORM : s.fault().chain().reachedTripleFault() ? Long.MAX_VALUE : STORM * STORM;
        return s.history().tally().realModeExceptions(realModeVector(s)) >= least;
    }

    private static Rule realMode() {
        return Rule.log("fault-in-real-mode")
                .needs(
                        86,
                        s -> stormInRealMode(s),
                        s -> s.history().tally().realModeExceptions(realModeVector(s)) + " announcements of "
                                + Vector.shortName(realModeVector(s))
                                + " without a v= record: QEMU prints records only in protected mode, so the processor"
                                + " is in real mode (16-bit code)")
                .cause(s -> "16-bit code faults for ever with " + Vector.shortName(realModeVector(s)) + " ("
                        + Vector.longName(realModeVector(s))
                        + "): the real-mode part of a trampoline or boot sector is wrong")
                .change(s -> switch (realModeVector(s)) {
                    case Vector.INVALID_OPCODE ->
                        "Look for 32- or 64-bit code in a .code16 part, a trampoline page that was not copied (or was "
                                + "overwritten), or a STARTUP vector that does not name the page.";
                    case Vector.GENERAL_PROTECTION ->
                        "Look for offsets beyond 0xFFFF, LGDT or a far jump with a wrong operand, and code running"
                                + " past the end of the trampoline.";
                    case Vector.DIVIDE_ERROR -> "Look for a division in the 16-bit code.";
                    default ->
                        "Compare the bytes at the processor's CS:IP (monitor info registers -a) with the 16-bit code"
                                + " you meant to run.";
                })
                .apart("Fill the trampoline page with INT3 (0xCC) before copying: strays then show at once. monitor"
                        + " info registers -a names the processor and its CS:IP.")
                .build();
    }

    private static Optional<String> note(Scene s, String... words) {
        return s.history().notes().stream()
                .filter(each -> Arrays.stream(words).anyMatch(each::contains))
                .findFirst();
    }

    private static String noted(Scene s, String... words) {
        return note(s, words).orElseThrow(NotInLogException::new);
    }

    private static Rule outsideMemory() {
        return Rule.log("executes-outside-memory")
                .needs(
                        90,
                        s -> note(s, "outside RAM or ROM").isPresent(),
                        s -> "QEMU stopped with: " + noted(s, "outside RAM or ROM"))
                .cause("the processor jumped to a physical address where there is no memory")
                .change("Find the wild jump or the wrong page-table entry: the message names the address; with paging"
                        + " off it is the jump's target, with paging on a translation to a frame that does not"
                        + " exist. Give the machine more memory only if the kernel was loaded above it.")
                .build();
    }

    private static Rule invalidTss() {
        return Rule.log("qemu-aborted-on-tss")
                .needs(
                        94,
                        s -> note(s, "fatal: invalid tss").isPresent(),
                        s -> "QEMU stopped with: " + noted(s, "fatal: invalid tss"))
                .cause("an interrupt or exception came in user mode and the task register holds no valid TSS, so"
                        + " there is no kernel stack to go to; QEMU aborts there, hardware would triple-fault")
                .change("Build a TSS with the kernel stack in it (32-bit: SS0 and ESP0; 64-bit: RSP0), put its"
                        + " descriptor in the GDT and execute LTR before entering user mode, on every processor.")
                .build();
    }

    private static Rule emulatorAborted() {
        return Rule.log("qemu-aborted")
                .needs(
                        72,
                        s -> note(s, "qemu: fatal:").isPresent(),
                        s -> "QEMU stopped with: " + noted(s, "qemu: fatal:"))
                .cause(s -> "QEMU itself gave up: " + noted(s, "qemu: fatal:"))
                .change("The message says what the guest did that QEMU cannot do; look at the registers printed after"
                        + " it.")
                .build();
    }

    private static Rule hypervisor() {
        return Rule.log("ran-under-kvm")
                .needs(
                        70,
                        s -> !s.hasFault()
                                && note(s, "KVM internal error", "KVM: entry failed", "kvm run failed")
                                        .isPresent(),
                        s -> "the log has: " + noted(s, "KVM", "kvm"))
                .cause("the guest died under KVM, where -d int records nothing")
                .change("Run it again with -accel tcg -d int,cpu_reset -D qemu.log and give that log to the doctor.")
                .build();
    }

    private static Rule startupNeverSent() {
        return Rule.log("startup-never-sent")
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
    }

    private static Rule startupWithoutInit() {
        return Rule.log("startup-without-init")
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
    }

    private static Rule panicOnSerial() {
        return Rule.log("kernel-stopped-itself")
                .needs(
                        72,
                        s -> s.serial().panic().isPresent()
                                && (!s.hasFault() || !s.fault().chain().reachedTripleFault()),
                        s -> "the serial output says: " + s.serial().panic().orElseThrow())
                .against(34, Scene::hasFault)
                .cause("the kernel stopped itself with a message of its own")
                .change("Start from that message; the processor's log shows nothing worse.")
                .build();
    }

    private static Rule interruptStorm() {
        return Rule.log("interrupt-storm")
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
    }

    private static Rule resetWithoutFault() {
        return Rule.log("reset-without-fault")
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
    }

    private static Rule lostStart() {
        return Rule.log("start-of-chain-missing")
                .needs(
                        60,
                        s -> !s.hasFault() && s.history().tally().orphanTripleFaults() > 0,
                        _ -> "the log announces a triple fault but has no record of the faults before it")
                .supports(
                        5,
                        s -> !s.history().messages().isEmpty(),
                        s -> "Bochs said: " + s.history().messages().getFirst().text())
                .cause(s -> s.history().messages().isEmpty()
                        ? "the log was cut or filtered: it has the triple fault but not the fault that began it"
                        : "a triple fault, and Bochs was not asked to log the exceptions that led to it")
                .change(s -> s.history().messages().isEmpty()
                        ? "Run again with -d int,cpu_reset -D qemu.log and give the doctor the whole file, not what"
                                + " grep left of it."
                        : "Put \"debug: action=ignore, cpu0=report, cpu1=report\" (one for each processor) into the"
                                + " Bochs configuration and run again.")
                .build();
    }

    private static CpuState shown(Scene s) {
        return s.history().shown().getLast();
    }

    private static Rule registersOnly() {
        return Rule.log("registers-only")
                .needs(
                        61,
                        s -> !s.hasFault()
                                && !s.history().shown().isEmpty()
                                && s.history().notes().isEmpty()
                                && s.history().tally().deliveries() == 0,
                        s -> s.history().shown().size() + " register dumps (info registers), the last with RIP "
                                + shown(s).rip().hex() + ", CR2 "
                                + shown(s).value(Field.CR2).hex() + ", CR3 "
                                + shown(s).cr3().hex())
                .cause(s -> "these are registers and no log of faults: a processor "
                        + (shown(s).value(Field.HLT).is(1) ? "halted" : "running") + " at RIP "
                        + shown(s).rip().hex()
                        + (shown(s).value(Field.RFLAGS).lacks(0x200) ? " with interrupts off" : ""))
                .change("Run with -d int,cpu_reset -D qemu.log and give the doctor that file: CR2 alone does not tell"
                        + " which fault wrote it, nor whether it was answered.")
                .build();
    }
}
