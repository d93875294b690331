package mellos.cli.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A program's own streams: the machine's second and third serial port, on sockets that QEMU connects to. Bytes pass as
 * they are; the end of input goes as docs/serial-protocol.md has it under "Streams".
 */
public final class ProgramStreams implements AutoCloseable {
    /** What the kernel must be told on its command line. */
    public static final String OPTION = "streams";

    private static final int ESCAPE = 0x10;
    private static final int END_MARK = 0x04;
    private static final int BUFFER = 1 << 16;
    private static final int SMALL = 1 << 12;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final Duration END = Duration.ofSeconds(10);

    private final Path folder;
    private final ServerSocketChannel program;
    private final ServerSocketChannel errors;
    private final List<Thread> writers = new ArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    private ProgramStreams(Path folder) throws IOException {
        this.folder = folder;
        this.program = listening(folder.resolve("program"));
        this.errors = listening(folder.resolve("errors"));
    }

    /** Makes the sockets, before QEMU starts. */
    public static ProgramStreams open() {
        try {
            // A short name: a socket's path has at most 107 bytes.
            return new ProgramStreams(Files.createTempDirectory("mellos"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocketChannel listening(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    /** For QEMU, behind the options of the first serial port. */
    public List<String> options() {
        return List.of(
                "-chardev",
                "socket,id=program,path=" + folder.resolve("program"),
                "-serial",
                "chardev:program",
                "-chardev",
                "socket,id=errors,path=" + folder.resolve("errors"),
                "-serial",
                "chardev:errors");
    }

    /** The kernel listens from here on. */
    public void ready() {
        ready.countDown();
    }

    /**
     * Passes bytes on, in threads of its own: what the program writes from here on, what it is sent when the kernel is
     * {@link #ready}.
     *
     * @param unread is run when nobody takes what the program writes: it writes for nobody
     */
    public void start(InputStream in, OutputStream out, OutputStream err, Runnable unread) {
        writers.add(Thread.ofPlatform().daemon().start(() -> {
            try (SocketChannel channel = program.accept()) {
                Thread.ofPlatform().daemon().start(() -> send(in, Channels.newOutputStream(channel)));
                copy(Channels.newInputStream(channel), out, unread);
            } catch (IOException e) {
                // QEMU did not start, or was killed.
            }
        }));
        writers.add(Thread.ofPlatform().daemon().start(() -> {
            try (SocketChannel channel = errors.accept()) {
                copy(Channels.newInputStream(channel), err, () -> {});
            } catch (IOException e) {
                // QEMU did not start, or was killed.
            }
        }));
    }

    private static void copy(InputStream from, OutputStream to, Runnable unread) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n; (n = from.read(buffer)) >= 0; ) {
            try {
                to.write(buffer, 0, n);
                to.flush();
            } catch (IOException e) {
                unread.run();
                return;
            }
            pause(n);
        }
    }

    /** QEMU writes each byte by itself: to wake up for each would cost both sides more than the bytes do. */
    private static void pause(int received) {
        if (received < SMALL) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Sends all that there is, and the mark that it was all. */
    private void send(InputStream in, OutputStream to) {
        byte[] buffer = new byte[BUFFER / 2];
        byte[] escaped = new byte[BUFFER];
        try {
            ready.await();
            for (int n; (n = in.read(buffer)) >= 0; ) {
                to.write(escaped, 0, escape(buffer, n, escaped));
                to.flush();
            }
            to.write(new byte[] {ESCAPE, END_MARK});
            to.flush();
        } catch (IOException e) {
            // The program ended: nobody reads what comes now.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int escape(byte[] bytes, int count, byte[] into) {
        int length = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == ESCAPE) {
                into[length++] = ESCAPE;
            }
            into[length++] = bytes[i];
        }
        return length;
    }

    /** Waits until all that the program wrote was passed on; QEMU has ended. */
    public void awaitEnd() {
        try {
            for (Thread each : writers) {
                each.join(END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            program.close();
            errors.close();
            Files.deleteIfExists(folder.resolve("program"));
            Files.deleteIfExists(folder.resolve("errors"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
