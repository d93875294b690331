package mellos.doctor.machine;

import java.util.Optional;
import mellos.doctor.machine.Obstacle.Place;
import mellos.doctor.paging.Access;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.paging.AddressSpace;

/** A processor about to do something: what it may access, and the faults that keep it from it. */
abstract class Attempt {
    final Patient patient;
    final AddressSpace space;

    Attempt(Patient patient) {
        this.patient = patient;
        this.space = patient.space();
    }

    Optional<Obstacle> access(Place place, long address, Kind kind, String what) {
        Access access = new Access(kind, patient.isUser());
        return space.refusal(address, access).map(each -> Obstacle.page(place, address, access, each, what));
    }

    Optional<Obstacle> fault(Place place, int vector, String text) {
        return Optional.of(Obstacle.plain(place, vector, patient.rip(), text));
    }

    /** An access of the processor itself, to its tables and stacks: as the kernel's, whoever runs. */
    final Optional<Obstacle> system(Place place, long address, Kind kind, String what) {
        Access access = Access.kernel(kind);
        return space.refusal(address, access).map(each -> Obstacle.page(place, address, access, each, what));
    }
}
