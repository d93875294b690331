package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import mellos.cli.machine.Bochs;
import mellos.cli.machine.BootPath;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.Guest;
import mellos.cli.machine.QemuCommand;
import mellos.cli.machine.Verdict;
import mellos.cli.serial.GuestReport;
import mellos.cli.serial.SerialLine;

/**
 * A boot that is over: what the guest said, how the machine ended, and what must hold of it. Everything is kept in
 * {@code build/runs/NAME}.
 *
 * @param name of the test
 * @param processors the machine has
 * @param report what the guest said
 * @param ending how the emulator ended
 * @param folder with {@code serial.log} and the emulator's log
 */
record Boot(String name, int processors, GuestReport report, Guest.Ending ending, Path folder, boolean bochs) {
    /** What each application processor's markers are when it has come through. */
    static final String ALL_MARKERS = "RJW123ABCXYEFGHIJKLD456";
    /** More emulators than this at once would measure each other. */
    private static final Semaphore MACHINES = new Semaphore(2);

    static Boot of(String name, BootTest test) {
        Path folder = Kernels.runs(name);
        Path elf = Kernels.elf(test.main(), test.profile());
        if (test.bochs()) {
            return onBochs(name, elf, test.cpus(), test.memoryMiB(), test.append(), test.timeoutSeconds());
        }
        Path image = test.path() == BootPath.PVH ? elf : Kernels.iso(elf, test.append());
        EmulatedMachine machine = EmulatedMachine.booting(image)
                .withImage(test.path(), image)
                .withProcessors(test.cpus(), test.topology())
                .withMemory(test.memoryMiB())
                .withModel(test.machine(), test.cpu())
                .withCommandLine(test.append())
                .withLog(folder.resolve("qemu-debug.log"));
        return onQemu(
                name,
                test.counted() ? machine.counted() : machine,
                test.timeoutSeconds(),
                new TypedLines(test.typedAfter(), test.typed()));
    }

    /** Boots this machine under QEMU. */
    static Boot onQemu(String name, EmulatedMachine machine, int timeoutSeconds) {
        return onQemu(name, machine, timeoutSeconds, new TypedLines(""));
    }

    private static Boot onQemu(String name, EmulatedMachine machine, int timeoutSeconds, TypedLines typed) {
        Path folder = Kernels.runs(name);
        folder.toFile().mkdirs();
        GuestReport report = new GuestReport();
        MACHINES.acquireUninterruptibly();
        try (Guest guest = new Guest(QemuCommand.of(machine, "stdio"), report::add, _ -> {})) {
            guest.forward(typed.after(report));
            return new Boot(
                            name,
                            machine.processors(),
                            report,
                            guest.await(Duration.ofSeconds(timeoutSeconds)),
                            folder,
                            false)
                    .kept();
        } finally {
            MACHINES.release();
        }
    }

    /** Boots the ISO under Bochs. */
    static Boot onBochs(String name, Path elf, int processors, int memoryMiB, String commandLine, int timeoutSeconds) {
        Path iso = Kernels.iso(elf, commandLine);
        GuestReport report = new GuestReport();
        MACHINES.acquireUninterruptibly();
        try {
            Path folder = Kernels.runs(name);
            return new Boot(
                    name,
                    processors,
                    report,
                    Bochs.run(iso, processors, memoryMiB, folder, "end", Duration.ofSeconds(timeoutSeconds), report),
                    folder,
                    true);
        } finally {
            MACHINES.release();
        }
    }

    private Boot kept() {
        try {
            Files.writeString(
                    folder.resolve("serial.log"), String.join("\n", report.text()) + "\n", StandardCharsets.ISO_8859_1);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Verdict verdict() {
        return Verdict.of(ending, report, false);
    }

    /**
     * Everything went well: every processor online by positive evidence, every task passed, no exception that the
     * kernel took.
     */
    void assertHealthy() {
        assertPassed();
        assertEquals(processors, report.processors().size(), () -> "processors in the final table; " + where());
        report.processors().forEach(this::assertOnline);
        List<String> mismatches =
                report.text().stream().filter(l -> l.contains("mismatch")).toList();
        assertEquals(List.of(), mismatches, "APIC id mismatches");
        if (!bochs) {
            assertEquals(List.of(), kernelExceptions(), () -> "exceptions that the kernel took; " + where());
        }
    }

    /** The final line says so, the status too, and no task failed. */
    void assertPassed() {
        if (bochs) {
            assertTrue(report.end().isPresent(), () -> "the final line is missing; " + ending + "; " + where());
            assertEquals("pass", report.end().get().text("status"), this::where);
        } else {
            assertEquals(Verdict.Kind.PASSED, verdict().kind(), () -> verdict().text() + "; " + where());
        }
        assertTrue(report.tasks().size() > 0, () -> "no task reported; " + where());
        assertEquals(
                List.of(),
                report.tasks().stream()
                        .filter(t -> !t.text("result").equals("pass"))
                        .toList(),
                "tasks that failed");
        assertEquals(report.tasks().size(), report.end().get().number("passed"), "tasks counted in the final line");
    }

    private void assertOnline(long index, SerialLine processor) {
        assertEquals("online", processor.text("state"), () -> "processor " + index + "; " + where());
        if (index > 0) {
            assertEquals(ALL_MARKERS, processor.text("markers"), () -> "markers of processor " + index);
            assertTrue(processor.number("ipis") > 0, () -> "processor " + index + " answered no IPI");
        }
        assertTrue(processor.number("ticks") > 0, () -> "processor " + index + " had no tick");
        assertTrue(processor.number("switches") > 0, () -> "processor " + index + " never switched");
    }

    /** Records of vectors 0 to 31 in QEMU's log whose instruction lies in the kernel's half, firmware's left out. */
    List<String> kernelExceptions() {
        try (var lines = Files.lines(folder.resolve("qemu-debug.log"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(l -> l.matches(" *[0-9]+: v=[01][0-9a-f] .*pc=ffff.*"))
                    .limit(20)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String where() {
        return "serial line and log: " + folder;
    }
}
