package mellos.cli.command;

import java.io.IOException;
import java.io.PrintStream;
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
    private final EmulatedMachine machine;
    private final Path elf;
    private final GuestReport report;
    private final PrintStream out;

    private PostMortem(EmulatedMachine machine, Path elf, GuestReport report, PrintStream out) {
        this.machine = machine;
        this.elf = elf;
        this.report = report;
        this.out = out;
    }

    /**
     * Prints what the doctor finds in the machine's memory; where there is none, or no processor is dead in it, what it
     * reads in the log.
     *
     * @param elf the kernel
     * @param dump the dead machine
     */
    static void explain(
            EmulatedMachine machine, Path elf, GuestReport report, Optional<MachineDump> dump, PrintStream out) {
        PostMortem story = new PostMortem(machine, elf, report, out);
        boolean isExplained = dump.isPresent() && story.explain(dump.get());
        if (!isExplained) {
            story.explainLog();
        }
    }

    private boolean explain(MachineDump dump) {
        try {
            List<Path> log =
                    machine.log().filter(each -> !isEmpty(each)).stream().toList();
            Autopsy autopsy = new MachineDoctor(Optional.of(elf), log).examine(dump);
            if (autopsy.outcome() == Autopsy.Outcome.ALIVE) {
                return false;
            }
            out.println();
            out.print(DumpReport.text(autopsy, Style.PLAIN));
            out.println("\nagain, by hand: mellos doctor --dump " + dump.name() + " --kernel " + elf);
            return true;
        } catch (BadInputException e) {
            out.println("the doctor: " + e.getMessage());
            return false;
        }
    }

    private void explainLog() {
        Path log = machine.log().orElse(null);
        if (log == null || isEmpty(log)) {
            out.println("QEMU logged nothing of this run: the machine took no exception, if it started at all.");
            return;
        }
        Path serial = log.resolveSibling("serial.log");
        try {
            Files.writeString(serial, String.join("\n", report.text()) + "\n");
            out.println();
            out.print(TextReport.of(
                    Doctor.diagnose(new DoctorInput(List.of(log), Optional.of(elf), Optional.of(serial)))));
        } catch (BadInputException e) {
            out.println("the doctor: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println("\nagain, by hand: mellos doctor " + log + " --kernel " + elf + " --serial " + serial);
    }

    private static boolean isEmpty(Path log) {
        try {
            return !Files.exists(log) || Files.size(log) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
