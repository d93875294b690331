package mellos.doctor.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Speaks QMP, the language of a QEMU's control socket: one command, one answer; events between them are passed over. A
 * QEMU that does not answer in time is given up: it serves one client alone, and lets a second one wait for ever.
 */
final class Qmp implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration GREETING = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final String name;
    private final SocketChannel channel;
    private final MappingIterator<JsonNode> answers;
    private final Deque<JsonNode> events = new ArrayDeque<>();

    private Qmp(String name, SocketChannel channel) throws IOException {
        this.name = name;
        this.channel = channel;
        this.answers = MAPPER.readerFor(JsonNode.class).readValues(Channels.newInputStream(channel));
    }

    /** @param where path of a unix socket, or a loopback address and a port */
    static Qmp connect(String where) throws BadDumpException {
        SocketAddress address = address(where);
        try {
            SocketChannel channel = SocketChannel.open(address);
            try (Deadline _ = new Deadline(channel, GREETING)) {
                Qmp qmp = new Qmp(where, channel);
                if (!qmp.next().has("QMP")) {
                    throw new BadDumpException(where + " is not QEMU's control socket (-qmp): it greets otherwise");
                }
                qmp.execute("qmp_capabilities", Map.of());
                return qmp;
            }
        } catch (BadDumpException e) {
            throw e;
        } catch (IOException e) {
            throw new BadDumpException(
                    "cannot speak to QEMU at " + where + ": " + e.getMessage() + " (start it with -qmp unix:" + where
                            + ",server=on,wait=off)",
                    e);
        }
    }

    private static SocketAddress address(String where) throws BadDumpException {
        int colon = where.lastIndexOf(':');
        if (colon < 0 || where.contains("/") || Files.exists(Path.of(where))) {
            if (!Files.exists(Path.of(where))) {
                throw new BadDumpException(
                        where + " does not exist: --connect wants the socket of -qmp unix:FILE,server=on");
            }
            return UnixDomainSocketAddress.of(where);
        }
        try {
            InetAddress host = InetAddress.getByName(where.substring(0, colon));
            if (!host.isLoopbackAddress()) {
                throw new BadDumpException(
                        where + " is not this machine: --connect takes a unix socket or a loopback address");
            }
            return new InetSocketAddress(host, Integer.parseInt(where.substring(colon + 1)));
        } catch (java.net.UnknownHostException | IllegalArgumentException e) {
            throw new BadDumpException(where + " is neither a socket's path nor an address with a port", e);
        }
    }

    /** What the command returns. @throws BadDumpException with QEMU's words when it refuses */
    JsonNode execute(String command, Map<String, ?> arguments) throws BadDumpException {
        ObjectNode request = MAPPER.createObjectNode().put("execute", command);
        request.set("arguments", MAPPER.valueToTree(arguments));
        try (Deadline _ = new Deadline(channel, ANSWER)) {
            ByteBuffer out = ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8));
            while (out.hasRemaining()) {
                channel.write(out);
            }
            return answer(command);
        } catch (IOException e) {
            throw e instanceof BadDumpException known
                    ? known
                    : new BadDumpException("QEMU at " + name + " went away during " + command, e);
        }
    }

    private JsonNode answer(String command) throws IOException {
        while (true) {
            JsonNode next = next();
            if (next.has("return")) {
                return next.get("return");
            }
            if (next.has("error")) {
                throw new BadDumpException("QEMU refuses " + command + ": "
                        + next.get("error").path("desc").asText());
            }
            events.add(next);
        }
    }

    /** Waits, without limit, for an event of this name; one that came since the connection counts. */
    JsonNode awaitEvent(String event) throws IOException {
        while (true) {
            JsonNode next = events.isEmpty() ? next() : events.remove();
            if (next.path("event").asText().equals(event)) {
                return next.path("data");
            }
        }
    }

    private JsonNode next() throws IOException {
        try {
            return answers.nextValue();
        } catch (NoSuchElementException e) {
            throw new IOException("it closed the connection", e);
        } catch (IOException e) {
            throw channel.isOpen() ? e : new IOException("it does not answer; it may have another client", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Closes the connection unless it is closed itself in time. */
    private record Deadline(Thread watch) implements AutoCloseable {
        Deadline(SocketChannel channel, Duration limit) {
            this(Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(limit);
                    channel.close();
                } catch (InterruptedException | IOException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }

        @Override
        public void close() {
            watch.interrupt();
        }
    }
}
