package mellos.doctor.dump;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A machine in a QEMU that still runs: one that stands still after a triple fault ({@code -no-reboot -no-shutdown}), or
 * one that goes on, which is stopped while it is looked at. Told more than a dump has: EFER of each processor.
 */
public final class LiveMachine implements AutoCloseable {
    private static final Pattern PROCESSOR = Pattern.compile("CPU#(\\d+)");
    private static final Pattern EFER = Pattern.compile("EFER=([0-9a-f]{16})");
    private static final int PAUSE_MILLIS = 10;
    private static final String COMPRESSED = "kdump-zlib";

    private final Qmp qmp;
    private final String name;

    private LiveMachine(Qmp qmp, String name) {
        this.qmp = qmp;
        this.name = name;
    }

    /** @param where path of QEMU's QMP socket, or a loopback address and a port */
    public static LiveMachine connect(String where) throws IOException {
        return new LiveMachine(Qmp.connect(where), where);
    }

    /**
     * As {@link #connect}, for a QEMU that was just started: its socket exists a moment before it listens there.
     *
     * @throws IOException when it does not listen in time
     */
    public static LiveMachine awaitStart(Path socket, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return connect(socket.toString());
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** Such as {@code shutdown}, {@code paused}, {@code running}. */
    public String status() throws IOException {
        return qmp.execute("query-status", Map.of()).path("status").asText();
    }

    /**
     * Waits until the guest shuts down. A QEMU with {@code -no-reboot -no-shutdown} stands still from then on.
     *
     * @return whether it was reset, as by a triple fault, and not powered off
     * @throws IOException when QEMU ends instead
     */
    public boolean awaitReset() throws IOException {
        boolean isOver = status().equals("shutdown");
        return isOver || qmp.awaitEvent("SHUTDOWN").path("reason").asText().equals("guest-reset");
    }

    /**
     * Lets QEMU write a dump and reads it. @param file where to; it must not exist, and QEMU must be allowed to write
     * there
     */
    public MachineDump dump(Path file) throws IOException {
        String status = status();
        boolean runs = status.equals("running");
        if (runs) {
            qmp.execute("stop", Map.of());
        }
        try {
            qmp.execute("dump-guest-memory", arguments(file));
            MachineDump dump = DumpFile.read(file);
            Map<Integer, Long> efer = efer();
            List<Processor> processors = dump.processors().stream()
                    .map(each -> efer.containsKey(each.number()) ? each.withEfer(efer.get(each.number())) : each)
                    .toList();
            return new MachineDump(name, "taken through QMP", state(status), processors, dump.memory());
        } finally {
            if (runs) {
                qmp.execute("cont", Map.of());
            }
        }
    }

    private static MachineDump.State state(String status) {
        return switch (status) {
            case "shutdown" -> MachineDump.State.SHUT_DOWN;
            case "running" -> MachineDump.State.RUNNING;
            default -> MachineDump.State.UNKNOWN;
        };
    }

    private Map<String, Object> arguments(Path file) throws IOException {
        Map<String, Object> out = new HashMap<>(Map.of("paging", false, "protocol", "file:" + file.toAbsolutePath()));
        for (JsonNode each :
                qmp.execute("query-dump-guest-memory-capability", Map.of()).path("formats")) {
            if (each.asText().equals(COMPRESSED)) {
                out.put("format", COMPRESSED);
            }
        }
        return out;
    }

    private Map<Integer, Long> efer() throws IOException {
        return efer(qmp.execute("human-monitor-command", Map.of("command-line", "info registers -a"))
                .asText());
    }

    static Map<Integer, Long> efer(String registers) {
        Map<Integer, Long> out = new HashMap<>();
        int processor = 0;
        for (String line : registers.lines().toList()) {
            Matcher number = PROCESSOR.matcher(line);
            Matcher value = EFER.matcher(line);
            if (number.find()) {
                processor = Integer.parseInt(number.group(1));
            } else if (value.find()) {
                out.put(processor, Long.parseUnsignedLong(value.group(1), 16));
            }
        }
        return out;
    }

    /** Ends QEMU. */
    public void quit() throws IOException {
        qmp.execute("quit", Map.of());
    }

    @Override
    public void close() throws IOException {
        qmp.close();
    }
}
