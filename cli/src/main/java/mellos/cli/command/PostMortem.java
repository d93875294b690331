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
import mellos.doctor.MachineDoctor;
import mellos.doctor.dump.MachineDump;
import mellos.doctor.machine.Autopsy;
import mellos.doctor.report.DumpReport;
import mellos.doctor.report.Style;
import mellos.doctor.report.TextReport;

/** After a guest died: what is left to look at, and the doctor's opinion. */
final class PostMortem {
    private PostMortem() {}

    /**
     * Prints what the doctor finds in the machine's memory; where there is none, or no processor is dead in it, what it
     * reads in the log.
     *
     * @param elf the kernel
     * @param dump the dead machine
     */
    static void explain(EmulatedMachine machine, Path elf, GuestReport report, Optional<MachineDump> dump) {
        boolean isExplained = dump.isPresent() && explain(machine, elf, dump.get());
        if (!isExplained) {
            explainLog(machine, elf, report);
        }
    }

    private static boolean explain(EmulatedMachine machine, Path elf, MachineDump dump) {
        try {
            List<Path> log =
                    machine.log().filter(each -> !isEmpty(each)).stream().toList();
            Autopsy autopsy = new MachineDoctor(Optional.of(elf), log).examine(dump);
            if (autopsy.outcome() == Autopsy.Outcome.ALIVE) {
                return false;
            }
            System.out.println();
            System.out.print(DumpReport.text(autopsy, Style.PLAIN));
            System.out.println("\nagain, by hand: mellos doctor --dump " + dump.name() + " --kernel " + elf);
            return true;
        } catch (BadInputException e) {
            System.out.println("the doctor: " + e.getMessage());
            return false;
        }
    }

    private static void explainLog(EmulatedMachine machine, Path elf, GuestReport report) {
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
