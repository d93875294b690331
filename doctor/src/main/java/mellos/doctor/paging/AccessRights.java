package mellos.doctor.paging;

import java.util.Optional;
import java.util.function.Predicate;
import mellos.doctor.dump.Processor;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.paging.AddressSpace.NoExecute;
import mellos.doctor.x86.ControlBits;

/**
 * What the page tables and the control registers allow a processor. Intel SDM vol. 3A, "Determination of Access
 * Rights".
 */
final class AccessRights {
    private final AddressSpace space;
    private final Processor processor;

    AccessRights(AddressSpace space, Processor processor) {
        this.space = space;
        this.processor = processor;
    }

    /** Why the processor would refuse; empty when it would not. Intel SDM vol. 3A, "Determination of Access Rights". */
    Optional<Refusal> refusal(long address, Access access) {
        Walk walk = space.walk(address);
        if (space.noExecute() == NoExecute.RESERVED
                && walk.noExecute().isPresent()
                && !(walk.end() instanceof Walk.NoTable)) {
            return Optional.of(new Refusal(
                    Refusal.Why.NO_EXECUTE_WITHOUT_NXE,
                    walk.noExecute().get().words() + " has bit 63 set, which is reserved while EFER.NXE is 0"));
        }
        return switch (walk.end()) {
            case Walk.Mapped _ -> forbidden(walk, access);
            case Walk.NotPresent _ -> refused(Refusal.Why.NOT_PRESENT, walk.words());
            case Walk.Reserved _ -> refused(Refusal.Why.RESERVED_BIT, walk.words());
            case Walk.NoTable _ -> refused(Refusal.Why.NO_TABLE, walk.words());
            case Walk.NotCanonical _ -> refused(Refusal.Why.NOT_CANONICAL, walk.words());
        };
    }

    private static Optional<Refusal> refused(Refusal.Why why, String text) {
        return Optional.of(new Refusal(why, text));
    }

    private Optional<Refusal> forbidden(Walk walk, Access access) {
        if (access.isUser() && !walk.isUser()) {
            return refused(Refusal.Why.SUPERVISOR, first(walk, each -> !each.isUser()) + " has the user bit (2) clear");
        }
        boolean protects = access.isUser() || (processor.cr0() & ControlBits.CR0_WP) != 0;
        if (access.kind() == Kind.WRITE && !walk.isWritable() && protects) {
            return refused(
                    Refusal.Why.READ_ONLY, first(walk, each -> !each.isWritable()) + " has the writable bit (1) clear");
        }
        if (access.kind() == Kind.FETCH && walk.noExecute().isPresent()) {
            return refused(Refusal.Why.NO_EXECUTE, walk.noExecute().get().words() + " has the no-execute bit (63) set");
        }
        return access.isUser() || !walk.isUser() || space.mode() == PagingMode.OFF ? Optional.empty() : guarded(access);
    }

    private Optional<Refusal> guarded(Access access) {
        if (access.kind() == Kind.FETCH) {
            return (processor.cr4() & ControlBits.CR4_SMEP) != 0
                    ? refused(
                            Refusal.Why.SMEP,
                            "every level has the user bit set, and CR4.SMEP keeps the kernel from running there")
                    : Optional.empty();
        }
        boolean guards =
                (processor.cr4() & ControlBits.CR4_SMAP) != 0 && (processor.rflags() & ControlBits.FLAG_AC) == 0;
        return guards
                ? refused(
                        Refusal.Why.SMAP,
                        "every level has the user bit set, and CR4.SMAP keeps the kernel from it while RFLAGS.AC is 0")
                : Optional.empty();
    }

    private static String first(Walk walk, Predicate<Entry> which) {
        return walk.entries().stream()
                .filter(which)
                .findFirst()
                .map(Entry::words)
                .orElseThrow();
    }
}
