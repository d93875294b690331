package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mellos.cli.machine.DeathWatch;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.Guest;
import mellos.cli.machine.QemuCommand;
import mellos.cli.serial.GuestReport;
import mellos.doctor.BadInputException;
import mellos.doctor.MachineDoctor;
import mellos.doctor.dump.LiveMachine;
import mellos.doctor.dump.MachineDump;
import mellos.doctor.image.KernelImage;
import mellos.doctor.image.Symbol;
import mellos.doctor.machine.Autopsy;
import mellos.doctor.machine.Autopsy.Outcome;
import mellos.doctor.report.DumpReport;
import mellos.doctor.report.Style;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The doctor opens machines that ran this kernel: dead, stopped by itself, and alive. */
@Tag("boot")
@Tag("image")
class DeadKernelTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int PROCESSORS = 3;

    private static EmulatedMachine machine(Path folder, String commandLine) {
        return EmulatedMachine.booting(Kernels.elf())
                .withProcessors(PROCESSORS, "")
                .withMemory(128)
                .withCommandLine(commandLine)
                .withLog(folder.resolve("qemu-debug.log"));
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(Kernels.runs(name));
    }

    private static Autopsy examine(MachineDump dump) throws BadInputException {
        return new MachineDoctor(Optional.of(Kernels.elf()), List.of()).examine(dump);
    }

    private static String text(Autopsy autopsy) {
        return DumpReport.text(autopsy, Style.PLAIN).replaceAll("\\s+", " ");
    }

    private static void says(Autopsy autopsy, String part) {
        assertTrue(text(autopsy).contains(part), () -> "does not say \"" + part + "\": " + text(autopsy));
    }

    @Test
    void aTableWrittenOverKillsIt() throws Exception {
        Path folder = folder("dead-kernel");
        Path sockets = Files.createTempDirectory("mellos");
        Path stub = sockets.resolve("gdb");
        GuestReport report = new GuestReport();
        CountDownLatch up = new CountDownLatch(1);
        try (DeathWatch watch = DeathWatch.keeping(folder.resolve("dump"))) {
            List<String> command = new ArrayList<>(QemuCommand.of(machine(folder, "forever"), "stdio"));
            command.addAll(watch.options());
            command.addAll(List.of("-gdb", "unix:" + stub + ",server=on,wait=off"));
            try (Guest guest = new Guest(command, line -> add(report, line, up), _ -> {})) {
                watch.start();
                assertTrue(up.await(LIMIT.toSeconds(), TimeUnit.SECONDS), "the kernel did not come up");
                try (DebugStub memory = DebugStub.connect(stub)) {
                    memory.write(gates(), new byte[256 * 16]);
                }
                guest.forward(new ByteArrayInputStream("help\n".getBytes(StandardCharsets.US_ASCII)));
                assertEquals(0, guest.await(LIMIT).status());
            }
            Autopsy autopsy = examine(watch.dump().orElseThrow());
            assertEquals(Optional.of("dump-idt-without-gates"), autopsy.rule(), () -> text(autopsy));
            says(autopsy, "An interrupt came, and 256 gates of the IDT at");
            says(autopsy, "\"idle0\"");
            says(autopsy, "CPU 2");
            assertTrue(
                    autopsy.flaws().contains("exceptions-without-gate"),
                    () -> autopsy.flaws().toString());
        } finally {
            Files.deleteIfExists(stub);
            Files.deleteIfExists(sockets);
        }
    }

    private static void add(GuestReport report, String line, CountDownLatch up) {
        report.add(line);
        if (report.end().isPresent()) {
            up.countDown();
        }
    }

    /** Where the kernel keeps its gates: an array of its image. */
    private static long gates() throws IOException {
        Symbol array = KernelImage.read(Kernels.elf())
                .symbolNamed("ho$mellos.kernel.arch.x86_64.ExceptionTable.GATES")
                .orElseThrow();
        return array.address() + 16;
    }

    @Test
    void aPanicIsReadFromItsRecord() throws Exception {
        Autopsy autopsy = withoutDebugExit("panicked-kernel", "provoke=invariant", live -> {
            live.awaitReset();
            return live.dump(folder("panicked-kernel").resolve("dump"));
        });
        assertEquals(Optional.of("dump-kernel-panic"), autopsy.rule(), () -> text(autopsy));
        assertEquals("The kernel panicked: an invariant was broken on purpose: option provoke.", autopsy.what());
        says(autopsy, "mellos.selftest.provocation.Provocation.followOption");
        says(autopsy, "\"main\" RUNNING");
    }

    @Test
    void aLivingKernelShowsItsThreads() throws Exception {
        Autopsy autopsy = withoutDebugExit("living-kernel", "forever", live -> {
            Thread.sleep(5000);
            MachineDump dump = live.dump(folder("living-kernel").resolve("dump"));
            assertEquals("running", live.status(), "it goes on");
            return dump;
        });
        assertEquals(Outcome.ALIVE, autopsy.outcome(), () -> text(autopsy));
        assertEquals(List.of(), autopsy.flaws(), () -> text(autopsy));
        says(autopsy, "thread 1 \"idle0\"");
        says(autopsy, "Java heap");
    }

    private interface Task {
        MachineDump dump(LiveMachine live) throws Exception;
    }

    /** Without the port that ends QEMU, a kernel that stops itself turns the machine off, which stands still then. */
    private static Autopsy withoutDebugExit(String name, String commandLine, Task task) throws Exception {
        Path folder = folder(name);
        Files.deleteIfExists(folder.resolve("dump"));
        Path sockets = Files.createTempDirectory("mellos");
        Path socket = sockets.resolve("qmp");
        List<String> command = new ArrayList<>(QemuCommand.of(machine(folder, commandLine), "stdio"));
        int device = command.indexOf("-device");
        command.subList(device, device + 2).clear();
        command.addAll(List.of("-no-shutdown", "-qmp", "unix:" + socket + ",server=on,wait=off"));
        try (Guest guest = new Guest(command, _ -> {}, _ -> {});
                LiveMachine live = LiveMachine.awaitStart(socket, LIMIT)) {
            MachineDump dump = task.dump(live);
            live.quit();
            guest.await(LIMIT);
            return examine(dump);
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(sockets);
        }
    }
}
