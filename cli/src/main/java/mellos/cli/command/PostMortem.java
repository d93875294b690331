package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.serial.GuestReport;
import mellos.doctor.BadInputException;
import mellos.doctor.Doctor;
import mellos.doctor.DoctorInput;
import mellos.doctor.report.TextReport;

/** After a guest died: what is left to look at, and the doctor's opinion. */
final class PostMortem {
    private PostMortem() {}

    /** Prints where the log lies and what the doctor reads in it. @param elf the kernel */
    static void explain(EmulatedMachine machine, Path elf, GuestReport report) {
        Path log = machine.log().orElse(null);
        if (log == null || isEmpty(log)) {
            System.out.println("QEMU logged nothing of this run: the machine took no exception, if it started at all.");
            return;
        }
        Path serial = log.resolveSibling("serial.log");
        try {
            Files.writeString(serial, String.join("\n", report.text()) + "\n");
            System.out.println();
            System.out.print(TextReport.of(
                    Doctor.diagnose(new DoctorInput(List.of(log), Optional.of(elf), Optional.of(serial)))));
        } catch (BadInputException e) {
            System.out.println("the doctor: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("\nagain, by hand: mellos doctor " + log + " --kernel " + elf + " --serial " + serial);
    }

    private static boolean isEmpty(Path log) {
        try {
            return !Files.exists(log) || Files.size(log) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
