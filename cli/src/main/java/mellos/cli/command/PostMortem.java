package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mellos.cli.machine.Machine;
import mellos.cli.serial.GuestReport;
import mellos.doctor.BadInputException;
import mellos.doctor.Doctor;
import mellos.doctor.DoctorInput;
import mellos.doctor.report.TextReport;

/** After a guest died: what is left to look at, and the doctor's opinion. */
final class PostMortem {
    private PostMortem() {
    }

    /** Prints where the log lies and what the doctor reads in it. @param elf the kernel */
    static void explain(Machine machine, Path elf, GuestReport report) {
        Path log = machine.log().orElse(null);
        if (log == null || !Files.exists(log)) {
            System.out.println("QEMU kept no log of this run.");
            return;
        }
        Path serial = log.resolveSibling("serial.log");
        try {
            Files.writeString(serial, String.join("\n", report.text()) + "\n");
            System.out.println();
            System.out.print(TextReport.of(Doctor.diagnose(new DoctorInput(List.of(log), Optional.of(elf), Optional.of(serial)))));
        } catch (BadInputException e) {
            System.out.println("the doctor: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("\nagain, by hand: mellos doctor " + log + " --kernel " + elf + " --serial " + serial);
    }
}
