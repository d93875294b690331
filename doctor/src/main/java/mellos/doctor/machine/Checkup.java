package mellos.doctor.machine;

import java.util.List;
import java.util.Optional;
import mellos.doctor.paging.Mapping;

/** A processor to be checked, with all that its tables map. */
record Checkup(Patient patient, List<Mapping> mappings, List<Patient> others) {
    Optional<Mapping> mappingOf(long address) {
        return mappings.stream().filter(each -> each.contains(address)).findFirst();
    }

    boolean isWritable(long address) {
        return mappingOf(address).filter(Mapping::isWritable).isPresent();
    }

    boolean isExecutable(long address) {
        return mappingOf(address).filter(Mapping::isExecutable).isPresent();
    }
}
