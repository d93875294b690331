package mellos.cli.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import mellos.cli.machine.DeathWatch;
import mellos.cli.machine.EmulatedMachine;
import mellos.cli.machine.Guest;
import mellos.cli.machine.QemuCommand;
import mellos.cli.machine.Verdict;
import mellos.cli.serial.GuestReport;
import mellos.cli.serial.LineRenderer;
import mellos.cli.serial.SerialLine;

/** A guest at work: shows its lines as they come, and gives it what is typed. */
final class GuestSession {
    private final LineRenderer renderer = new LineRenderer();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final GuestReport report;
    private final boolean forever;

    /**
     * @param report gets the lines
     * @param forever the guest does not end by itself, and has a console
     */
    GuestSession(GuestReport report, boolean forever) {
        this.report = report;
        this.forever = forever;
    }

    /** Boots the machine and waits for its end. @param limit zero for none */
    Verdict run(EmulatedMachine machine, DeathWatch watch, Duration limit) {
        List<String> command = new ArrayList<>(QemuCommand.of(machine, "stdio"));
        command.addAll(watch.options());
        try (Terminal _ = forever ? new Terminal() : null;
                Guest guest = new Guest(command, this::shown, this::prompt)) {
            if (forever) {
                Thread.ofPlatform().daemon().start(() -> forward(guest));
            }
            watch.start();
            return Verdict.of(guest.await(limit), report, forever);
        }
    }

    private void shown(String line) {
        Optional<SerialLine> parsed = report.add(line);
        PrintStream stream = report.endsWithError() ? System.err : System.out;
        renderer.render(report.last(), parsed).ifPresent(stream::println);
        if (report.end().isPresent()) {
            listening.countDown();
        }
    }

    /** What is typed or piped in before the console listens would be lost on the way up. */
    private void forward(Guest guest) {
        try {
            listening.await();
            guest.forward(System.in);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prompt(String text) {
        listening.countDown();
        if (forever) {
            System.out.print(text);
            System.out.flush();
        }
    }
}
