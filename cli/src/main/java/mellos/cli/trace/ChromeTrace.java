package mellos.cli.trace;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a trace in the Chrome trace event format, which Perfetto opens: stages of bring-up, what ran on each
 * processor, interrupts, system calls and collections as bars; wake-ups, IPIs, steals and messages as marks. Times are
 * in µs from the kernel's first instruction.
 */
public final class ChromeTrace {
    static final int STAGES = 1;
    private static final int THREADS = 2;
    private static final int INTERRUPTS = 3;
    private static final int CALLS = 4;
    private static final int COLLECTIONS = 5;
    private final JsonGenerator json;
    private final Trace trace;
    /** What each processor runs, the call it is in, and the interrupts, the innermost first. */
    private final Map<Integer, Trace.Event> running = new HashMap<>();

    private final Map<Integer, Trace.Event> calls = new HashMap<>();
    private final Map<Integer, Trace.Event> collections = new HashMap<>();
    private final Map<Integer, ArrayDeque<Trace.Event>> entered = new HashMap<>();

    private ChromeTrace(JsonGenerator json, Trace trace) {
        this.json = json;
        this.trace = trace;
    }

    /** Writes {@code file}. */
    public static void write(Trace trace, Path file) {
        try (var out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            new ChromeTrace(json, trace).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("displayTimeUnit", "ns");
        json.writeArrayFieldStart("traceEvents");
        names();
        stages();
        events();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void names() throws IOException {
        String[] tracks = {"bring-up", "threads", "interrupts", "system calls", "collections"};
        for (int i = 0; i < tracks.length; i++) {
            name("process_name", i + STAGES, 0, tracks[i]);
            for (int p = 0; p < trace.processors(); p++) {
                name("thread_name", i + STAGES, p, "processor " + p);
            }
        }
    }

    private void name(String what, int pid, int tid, String name) throws IOException {
        begin(what, "M", pid, tid, 0);
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A mark says that a stage is over: its bar begins at the processor's mark before. */
    private void stages() throws IOException {
        Map<Integer, Long> last = new HashMap<>();
        for (Trace.Stage s : trace.stages()) {
            long from = last.getOrDefault(s.processor(), s.processor() == 0 ? 0 : s.nanos());
            bar(s.name(), STAGES, s.processor(), from, s.nanos());
            last.put(s.processor(), s.nanos());
        }
    }

    private void events() throws IOException {
        for (Trace.Event e : trace.events()) {
            switch (e.kind()) {
                case 's' -> switched(e);
                case 'i' ->
                    entered.computeIfAbsent(e.processor(), _ -> new ArrayDeque<>())
                            .push(e);
                case 'o' -> left(e);
                case 'c' -> calls.put(e.processor(), e);
                case 'r' -> returned(e);
                case 'g' -> collections.put(e.processor(), e);
                case 'h' -> collected(e);
                default -> mark(e);
            }
        }
    }

    private void switched(Trace.Event e) throws IOException {
        Trace.Event before = running.put(e.processor(), e);
        if (before != null) {
            bar(trace.thread(before.b()), THREADS, e.processor(), before.nanos(), e.nanos());
        }
    }

    private void left(Trace.Event e) throws IOException {
        ArrayDeque<Trace.Event> stack = entered.get(e.processor());
        if (stack != null && !stack.isEmpty()) {
            bar("vector " + e.a(), INTERRUPTS, e.processor(), stack.pop().nanos(), e.nanos());
        }
    }

    private void returned(Trace.Event e) throws IOException {
        Trace.Event call = calls.remove(e.processor());
        if (call != null) {
            String name = "call " + call.a() + " of " + trace.thread(call.b());
            bar(name, CALLS, e.processor(), call.nanos(), e.nanos());
        }
    }

    private void collected(Trace.Event e) throws IOException {
        Trace.Event begun = collections.remove(e.processor());
        if (begun != null) {
            bar("collection " + e.a(), COLLECTIONS, e.processor(), begun.nanos(), e.nanos());
        }
    }

    private void mark(Trace.Event e) throws IOException {
        String name = switch (e.kind()) {
            case 'w' -> trace.thread(e.a()) + " ready on " + e.b();
            case 'p' -> trace.thread(e.a()) + (e.b() == 0 ? " had its time" : " gave way");
            case 'x' -> "IPI " + e.a() + " to " + e.b();
            case 't' -> "stole " + trace.thread(e.a()) + " from " + e.b();
            case 'b' -> "gave " + trace.thread(e.a()) + " to " + e.b();
            case 'm' -> "message to port " + e.a() + ", " + e.b() + " bytes";
            default -> "" + e.kind();
        };
        begin(name, "i", e.kind() == 'x' ? INTERRUPTS : THREADS, e.processor(), e.nanos());
        json.writeStringField("s", "t");
        json.writeEndObject();
    }

    private void bar(String name, int pid, int processor, long from, long to) throws IOException {
        begin(name, "X", pid, processor, from);
        json.writeNumberField("dur", (to - from) / 1000.0);
        json.writeEndObject();
    }

    private void begin(String name, String phase, int pid, int processor, long nanos) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("ph", phase);
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", processor);
        json.writeNumberField("ts", nanos / 1000.0);
    }
}
