package mellos.doctor.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mellos.doctor.Doctor;
import mellos.doctor.DoctorInput;
import mellos.doctor.MachineDoctor;
import mellos.doctor.dump.LiveMachine;
import mellos.doctor.machine.Autopsy;
import mellos.doctor.report.DumpReport;
import mellos.doctor.report.Style;
import mellos.doctor.report.TextReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Boots kernels that die, opens the dead machines, through QMP and from a file, and holds that their memory tells what
 * their log leaves open.
 */
@Tag("emulator")
class DeadMachinesTest {
    private static final int KERNELS_AT_LEAST = 12;
    /** Of the three lines, labels left out. */
    private static final int MEDIAN_WORDS = 45;

    private final List<Integer> leadWords = new CopyOnWriteArrayList<>();

    /** Kept when a test fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void memoryTellsWhatTheLogLeavesOpen() throws Exception {
        Machine machine = new Machine(Toolchain.unpacked(), folder);
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (Kernel kernel : Kernel.table("dumps.kernels")) {
            tasks.add(() -> wrong(machine, kernel));
        }
        assertTrue(tasks.size() >= KERNELS_AT_LEAST, tasks.size() + " kernels");
        List<String> wrong = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<List<String>> each : two.invokeAll(tasks)) {
                wrong.addAll(each.get());
            }
        }
        assertEquals(List.of(), wrong);
        List<Integer> sorted = leadWords.stream().sorted().toList();
        assertTrue(sorted.get(sorted.size() / 2) <= MEDIAN_WORDS, "words of the three lines: " + sorted);
    }

    private List<String> wrong(Machine machine, Kernel kernel) throws Exception {
        Path image = machine.build(kernel, 0);
        List<String> options = new ArrayList<>(kernel.qemu());
        options.addAll(List.of("-m", "128", "-smp", kernel.base().equals("smp") ? "2" : "1"));
        try (DeadMachine dead = DeadMachine.of(folder, kernel.name(), image, options, kernel.seconds())) {
            MachineDoctor doctor = new MachineDoctor(Optional.of(image), List.of());
            Path file = folder.resolve(kernel.name() + ".dump");
            List<String> out = new ArrayList<>(
                    wrong(kernel, "live", doctor.connect(dead.socket().toString())));
            save(dead, file);
            out.addAll(wrong(kernel, "file", doctor.open(file)));
            out.addAll(inLog(kernel, dead.log(), image));
            return out;
        } catch (IOException | mellos.doctor.BadInputException | RuntimeException e) {
            return List.of(kernel.name() + ": " + e);
        }
    }

    private static void save(DeadMachine dead, Path file) throws IOException {
        try (LiveMachine live = LiveMachine.connect(dead.socket().toString())) {
            live.dump(file);
        }
    }

    private List<String> wrong(Kernel kernel, String from, Autopsy autopsy) {
        List<String> out = new ArrayList<>();
        leadWords.add((autopsy.what() + " " + autopsy.where() + " " + autopsy.doThis()).split("\\s+").length);
        String text = flat(DumpReport.text(autopsy, Style.PLAIN));
        if (!autopsy.rule().equals(Optional.of(kernel.rule()))) {
            out.add(kernel.name() + " (" + from + "): expected " + kernel.rule() + ", got " + autopsy.rule() + ": "
                    + autopsy.what());
        }
        said(kernel, "# says: ")
                .filter(each -> !text.contains(flat(each)))
                .forEach(each -> out.add(kernel.name() + " (" + from + "): does not say \"" + each + "\"; " + text));
        said(kernel, "# flaw: ")
                .filter(each -> !autopsy.flaws().contains(each))
                .forEach(each -> out.add(
                        kernel.name() + " (" + from + "): does not find " + each + " among " + autopsy.flaws()));
        return out;
    }

    /** What the dump says, the log must not have said: else the kernel shows nothing. */
    private static List<String> inLog(Kernel kernel, Path log, Path image) throws Exception {
        String text = flat(
                TextReport.of(Doctor.diagnose(new DoctorInput(List.of(log), Optional.of(image), Optional.empty()))));
        return said(kernel, "# says: ")
                .filter(each -> text.contains(flat(each)))
                .map(each -> kernel.name() + ": the log says \"" + each + "\" as well")
                .toList();
    }

    private static java.util.stream.Stream<String> said(Kernel kernel, String prefix) {
        return kernel.code()
                .lines()
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length()));
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
