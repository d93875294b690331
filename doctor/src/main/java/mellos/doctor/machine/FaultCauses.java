package mellos.doctor.machine;

import java.util.List;
import java.util.stream.Stream;

/** Why the first exception was raised. The first rule that holds is the cause: what is more particular stands above. */
final class FaultCauses {
    static final List<DeathRule> ALL = Stream.of(
                    CodeCauses.ALL,
                    PageTableCauses.ALL,
                    JumpCauses.ALL,
                    AccessCauses.ALL,
                    RightsCauses.ALL,
                    EntryCauses.ALL,
                    InstructionCauses.ALL,
                    InterruptCauses.ALL)
            .flatMap(List::stream)
            .toList();

    private FaultCauses() {}
}
