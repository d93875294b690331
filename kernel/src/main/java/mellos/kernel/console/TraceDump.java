package mellos.kernel.console;

import mellos.kernel.bringup.MarkerRecord;
import mellos.kernel.bringup.Stage;
import mellos.kernel.processor.Processors;
import mellos.kernel.sched.TaskTable;
import mellos.kernel.text.Line;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.time.Clock;
import mellos.kernel.trace.BootStages;
import mellos.kernel.trace.Trace;
import mellos.kernel.trace.TraceLog;
import mellos.kernel.trace.TraceRing;

/** Prints boot stages and rings as docs/serial-protocol.md, "The trace", says. Recording rests meanwhile. */
public final class TraceDump {
    private TraceDump() {}

    public static void print() {
        TraceLog log = Trace.log();
        log.pause();
        Line.begin();
        Line.text("@trace begin version=1 processors=");
        Line.decimal(Processors.count());
        Line.text(" ring=");
        Line.decimal(log.rings() == 0 ? 0 : log.ring(0).capacity());
        Line.end();
        printThreads();
        printBootStages();
        for (int i = 1; i < Processors.count(); i++) {
            printMarkers(i);
        }
        for (int i = 0; i < log.rings(); i++) {
            printRing(i, log.ring(i));
        }
        Line.begin();
        Line.text("@trace end");
        Line.end();
        log.resume();
    }

    private static void printThreads() {
        TaskTable tasks = Scheduling.scheduler().tasks();
        for (int id = 1; id < tasks.limit(); id++) {
            String name = tasks.nameOf(id);
            if (name != null) {
                Line.begin();
                Line.text("@trace thread id=");
                Line.decimal(id);
                Line.text(" name=\"");
                Line.text(name);
                Line.text("\"");
                Line.end();
            }
        }
    }

    private static void printBootStages() {
        for (int i = 0; i < BootStages.count(); i++) {
            beginStage(0);
            Line.text(BootStages.name(i));
            endStage(Clock.nanosAt(BootStages.timeStamp(i)));
        }
    }

    private static void printMarkers(int processor) {
        int count = MarkerRecord.exists(processor) ? Stage.COUNT : 0;
        for (int i = 0; i < count; i++) {
            int letter = MarkerRecord.letter(processor, i);
            if (letter != 0) {
                beginStage(processor);
                Line.character(letter);
                endStage(Clock.nanosAt(MarkerRecord.timeStamp(processor, i)));
            }
        }
    }

    private static void beginStage(int processor) {
        Line.begin();
        Line.text("@trace stage processor=");
        Line.decimal(processor);
        Line.text(" stage=");
    }

    private static void endStage(long nanos) {
        Line.text(" ns=");
        Line.decimal(nanos);
        Line.end();
    }

    private static void printRing(int processor, TraceRing ring) {
        Line.begin();
        Line.text("@trace ring processor=");
        Line.decimal(processor);
        Line.text(" kept=");
        Line.decimal(ring.kept());
        Line.text(" lost=");
        Line.decimal(ring.lost());
        Line.end();
        long before = 0;
        for (int i = 0; i < ring.kept(); i++) {
            long nanos = ring.nanosAt(i);
            printRecord(processor, ring, i, nanos - before);
            before = nanos;
        }
    }

    private static void printRecord(int processor, TraceRing ring, int index, long distance) {
        Line.begin();
        Line.text("@e ");
        hex(processor);
        hex(distance);
        Line.character(ring.kindAt(index));
        Line.character(' ');
        hex(ring.aAt(index));
        Line.hexDigits(ring.bAt(index), digits(ring.bAt(index)));
        Line.end();
    }

    private static void hex(long value) {
        Line.hexDigits(value, digits(value));
        Line.character(' ');
    }

    private static int digits(long value) {
        int count = 1;
        while (count < 16 && value >>> 4 * count != 0) {
            count++;
        }
        return count;
    }
}
