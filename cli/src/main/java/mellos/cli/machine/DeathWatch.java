package mellos.cli.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mellos.doctor.dump.LiveMachine;
import mellos.doctor.dump.MachineDump;

/**
 * Waits at a QEMU's control socket for its machine to die, and saves the dead machine's memory before QEMU ends. QEMU
 * ends then as it would have without this: with status 0.
 *
 * <p>Made before the emulator, which gets its options; started behind it; closed when it has ended.
 */
public final class DeathWatch implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(10);

    private final Path folder;
    private final Path dump;
    private volatile Optional<MachineDump> taken = Optional.empty();
    private Thread watcher = Thread.ofVirtual().unstarted(() -> {});

    private DeathWatch(Path folder, Path dump) {
        this.folder = folder;
        this.dump = dump;
    }

    /** @param dump where the memory of a machine that dies is kept; what is there goes */
    public static DeathWatch keeping(Path dump) {
        try {
            Files.deleteIfExists(dump);
            // In a folder of its own with a short name: a socket's path has at most 107 bytes.
            return new DeathWatch(Files.createTempDirectory("mellos"), dump);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For QEMU: stand still after a death, and listen. */
    public List<String> options() {
        return List.of("-no-shutdown", "-qmp", "unix:" + socket() + ",server=on,wait=off");
    }

    private Path socket() {
        return folder.resolve("qmp");
    }

    /** The emulator runs from here on. */
    public void start() {
        watcher = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        try (LiveMachine machine = LiveMachine.awaitStart(socket(), START)) {
            save(machine);
        } catch (IOException e) {
            // QEMU ended by itself, as it does when the guest asks for it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever becomes of the dump, QEMU must not stand still for ever. */
    private void save(LiveMachine machine) throws IOException {
        try {
            if (machine.awaitReset()) {
                taken = Optional.of(machine.dump(dump).named(dump.toString()));
            }
        } finally {
            machine.quit();
        }
    }

    /** The dead machine, when the emulator has ended and left one. */
    public Optional<MachineDump> dump() {
        try {
            watcher.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return taken;
    }

    @Override
    public void close() {
        watcher.interrupt();
        try {
            Files.deleteIfExists(socket());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
