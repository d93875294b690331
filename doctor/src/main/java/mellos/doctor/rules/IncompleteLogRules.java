package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;

/** Logs that lack their beginning, or are registers only. */
final class IncompleteLogRules {
    private static final Rule LOST_START = Rule.log("start-of-chain-missing")
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

    private static final Rule REGISTERS_ONLY = Rule.log("registers-only")
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

    static final List<Rule> ALL = List.of(LOST_START, REGISTERS_ONLY);

    private IncompleteLogRules() {}

    private static CpuState shown(Scene s) {
        return s.history().shown().getLast();
    }
}
