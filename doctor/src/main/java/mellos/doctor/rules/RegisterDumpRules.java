package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;

/** Registers without a log. */
final class RegisterDumpRules {
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

    static final List<Rule> ALL = List.of(REGISTERS_ONLY);

    private RegisterDumpRules() {}

    private static CpuState shown(Scene s) {
        return s.history().shown().getLast();
    }
}
