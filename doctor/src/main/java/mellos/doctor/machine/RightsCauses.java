package mellos.doctor.machine;

import static mellos.doctor.machine.DeathRule.named;
import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.List;
import mellos.doctor.paging.Refusal.Why;

/** Memory that is mapped, and not for this use. */
final class RightsCauses {
    static final List<DeathRule> ALL = List.of(
            named("dump-read-only")
                    .when(s -> s.refusesFirst(Why.READ_ONLY))
                    .says(
                            s -> "it wrote to " + s.named(s.address()) + ", which is mapped read-only by "
                                    + s.walk().entries().stream()
                                            .filter(each -> !each.isWritable())
                                            .findFirst()
                                            .orElseThrow()
                                            .name(),
                            _ -> "Set the writable bit at every level if this may be written; else mend the pointer.",
                            s -> List.of(s.first().text())),
            named("dump-user-page")
                    .when(s -> s.refusesFirst(Why.SUPERVISOR))
                    .says(
                            s -> "user code used " + s.named(s.address()) + ", which "
                                    + s.walk().entries().stream()
                                            .filter(each -> !each.isUser())
                                            .findFirst()
                                            .orElseThrow()
                                            .name()
                                    + " keeps for the kernel",
                            _ -> "Set the user bit in that entry: every level on the way needs it.",
                            s -> List.of(s.first().text())),
            named("dump-supervisor-protection")
                    .when(s -> s.refusesFirst(Why.SMEP, Why.SMAP))
                    .says(
                            s -> "the kernel " + (s.isFetch() ? "ran" : "touched") + " user memory at "
                                    + s.named(s.address()) + " while "
                                    + (s.refusesFirst(Why.SMEP) ? "CR4.SMEP" : "CR4.SMAP") + " forbids it",
                            s -> s.isFetch()
                                    ? "Clear the user bit of kernel code at one level at least."
                                    : "Bracket the access with stac and clac, or clear the user bit.",
                            s -> List.of(s.first().text())),
            named("dump-not-canonical")
                    .when(s -> s.refusesFirst(Why.NOT_CANONICAL))
                    .says(
                            s -> "it followed " + hex(s.address()) + ", which is no canonical address",
                            _ -> "The pointer was overwritten or never set: look at who stored it.",
                            s -> List.of(s.first().text())));

    private RightsCauses() {}
}
