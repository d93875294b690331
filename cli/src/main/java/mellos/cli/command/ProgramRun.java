package mellos.cli.command;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mellos.cli.machine.DeathWatch;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.Guest;
import mellos.cli.machine.ProgramStreams;
import mellos.cli.machine.QemuCommand;
import mellos.cli.machine.Verdict;
import mellos.cli.serial.GuestReport;
import mellos.cli.serial.LineRenderer;
import mellos.cli.serial.SerialLine;
import mellos.doctor.dump.MachineDump;

/**
 * A person's program as the machine: its streams are this process's own, and the kernel's lines are heard only when
 * somebody asks or something is wrong.
 */
final class ProgramRun {
    /** As a shell says of a process that wrote to a closed pipe: 128 and SIGPIPE. */
    private static final int OUTPUT_CLOSED = 141;

    private final EmulatedMachine machine;
    private final Path elf;
    private final boolean verbose;
    private final GuestReport report;
    private final LineRenderer renderer = new LineRenderer();
    private volatile boolean unread;

    /**
     * @param elf the image that the machine boots
     * @param verbose show the kernel's lines on standard error
     * @param report gets them
     */
    ProgramRun(EmulatedMachine machine, Path elf, boolean verbose, GuestReport report) {
        this.machine = machine;
        this.elf = elf;
        this.verbose = verbose;
        this.report = report;
    }

    /** Boots the machine and waits for its end. @param limit zero for none @param dump where a dead machine is kept */
    int run(Duration limit, Path dump) {
        Optional<MachineDump> dead;
        Verdict verdict;
        try (DeathWatch watch = DeathWatch.keeping(dump);
                ProgramStreams streams = ProgramStreams.open()) {
            verdict = run(limit, watch, streams);
            dead = watch.dump();
        }
        if (unread) {
            return OUTPUT_CLOSED;
        }
        if (verdict.kind() != Verdict.Kind.EXITED) {
            explain(verdict, dead);
        }
        return verdict.exitStatus();
    }

    private Verdict run(Duration limit, DeathWatch watch, ProgramStreams streams) {
        List<String> command = new ArrayList<>(QemuCommand.of(machine, "stdio"));
        command.addAll(streams.options());
        command.addAll(watch.options());
        try (Guest guest = new Guest(command, line -> heard(line, streams), _ -> {})) {
            streams.start(
                    new FileInputStream(FileDescriptor.in),
                    new FileOutputStream(FileDescriptor.out),
                    new FileOutputStream(FileDescriptor.err),
                    () -> {
                        unread = true;
                        guest.kill();
                    });
            watch.start();
            Guest.Ending ending = guest.await(limit);
            streams.awaitEnd();
            return Verdict.of(ending, report, false);
        }
    }

    private void heard(String line, ProgramStreams streams) {
        Optional<SerialLine> parsed = report.add(line);
        if (parsed.filter(each -> each.kind().equals(ProgramStreams.OPTION)).isPresent()) {
            streams.ready();
        }
        if (verbose) {
            renderer.render(report.last(), parsed).ifPresent(System.err::println);
        }
    }

    private void explain(Verdict verdict, Optional<MachineDump> dead) {
        if (!verbose) {
            report.text().forEach(System.err::println);
        }
        System.err.println("mellos: " + verdict.text());
        if (verdict.kind().died()) {
            PostMortem.explain(machine, elf, report, dead, System.err);
        }
    }
}
