package mellos.kernel.console;

import mellos.kernel.ipc.Port;
import mellos.kernel.ipc.Ports;
import mellos.kernel.memory.Frames;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.ProcessorState;
import mellos.kernel.processor.Processors;
import mellos.kernel.sched.Counters;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.sched.Task;
import mellos.kernel.sched.TaskTable;
import mellos.kernel.text.Line;
import mellos.kernel.thread.Scheduling;
import mellos.runtime.platform.HeapSource;

/** The answers of the console that are tables. Numbers are read without locks, each for itself. */
final class Tables {
    private static final String[] PRIORITIES = {"high", "normal", "low", "idle"};
    private static final int FRAMES_PER_MIB = 256;
    private static final int BYTES_PER_MIB = 1 << 20;

    private Tables() {}

    private static void head(String first, String... others) {
        Line.begin();
        Line.text(first);
        for (int i = 0; i < others.length; i++) {
            Line.column(12 * (i + 1));
            Line.text(others[i]);
        }
        Line.end();
    }

    private static void row(long first, long... others) {
        Line.begin();
        Line.decimal(first);
        for (int i = 0; i < others.length; i++) {
            Line.column(12 * (i + 1));
            Line.decimal(others[i]);
        }
        Line.end();
    }

    static void processors() {
        Scheduler scheduler = Scheduling.scheduler();
        head("processor", "apic", "state", "ready", "switches", "steals", "running");
        for (int i = 0; i < Processors.count(); i++) {
            Line.begin();
            Line.decimal(i);
            Line.column(12);
            Line.decimal(Processors.of(i).apicId());
            Line.column(24);
            Line.text(stateOf(i));
            Line.column(36);
            Line.decimal(scheduler.readyOn(i));
            Line.column(48);
            Line.decimal(scheduler.counters(i).switches);
            Line.column(60);
            Line.decimal(scheduler.counters(i).steals);
            Line.column(72);
            Line.text(scheduler.isOnline(i) ? scheduler.currentOn(i).name() : "-");
            Line.end();
        }
    }

    private static String stateOf(int processor) {
        return switch (Processors.of(processor).state()) {
            case ProcessorState.ONLINE -> "online";
            case ProcessorState.FAILED -> "failed";
            case ProcessorState.STOPPED -> "stopped";
            case ProcessorState.STARTING -> "starting";
            default -> "known";
        };
    }

    static void tasks() {
        TaskTable tasks = Scheduling.scheduler().tasks();
        head("id", "priority", "state", "processor", "switches", "name");
        for (int id = 1; id < tasks.limit(); id++) {
            Task task = tasks.find(id);
            if (task != null) {
                Line.begin();
                Line.decimal(id);
                Line.column(12);
                Line.text(PRIORITIES[task.level()]);
                Line.column(24);
                Line.text(task.state().name());
                Line.column(36);
                Line.decimal(task.processor());
                Line.column(48);
                Line.decimal(task.switches());
                Line.column(60);
                Line.text(task.name());
                Line.end();
            }
        }
    }

    static void memory() {
        Line.begin();
        Line.text("frames: ");
        Line.decimal(Frames.freeCount() / FRAMES_PER_MIB);
        Line.text(" MiB free of ");
        Line.decimal(Frames.totalCount() / FRAMES_PER_MIB);
        Line.text(" MiB");
        Line.end();
        Line.begin();
        Line.text("heap: ");
        Line.decimal(HeapSource.availableBytes() / BYTES_PER_MIB);
        Line.text(" MiB can still be had");
        Line.end();
    }

    static void interrupts() {
        head("processor", "timer", "from others", "reschedule", "sent", "devices", "spurious");
        for (int i = 0; i < Processors.count(); i++) {
            PerCpu processor = Processors.of(i);
            Counters counters = Scheduling.scheduler().counters(i);
            row(
                    i,
                    processor.ticks(),
                    processor.ipisReceived(),
                    counters.rescheduleInterrupts,
                    processor.ipisSent(),
                    processor.deviceInterrupts(),
                    processor.spuriousInterrupts());
        }
    }

    static void ports() {
        head("port", "waiting", "sent", "refused", "receivers");
        int used = 0;
        for (int i = 0; i < Ports.COUNT; i++) {
            Port port = Scheduling.ports().port(i);
            if (port.sent() > 0 || port.refused() > 0 || port.hasReceivers()) {
                row(i, port.waiting(), port.sent(), port.refused(), port.hasReceivers() ? 1 : 0);
                used++;
            }
        }
        Line.begin();
        Line.decimal(used);
        Line.text(" of ");
        Line.decimal(Ports.COUNT);
        Line.text(" ports have been used");
        Line.end();
    }
}
