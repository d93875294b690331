package mellos.selftest.report;

import mellos.kernel.bringup.BringUp;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.ProcessorState;
import mellos.kernel.processor.Processors;
import mellos.kernel.sched.Counters;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.text.Line;
import mellos.kernel.thread.Scheduling;

/** One {@code @cpu} line for each processor: docs/serial-protocol.md. */
public final class ProcessorTable {
    private ProcessorTable() {}

    public static void print() {
        for (int i = 0; i < Processors.count(); i++) {
            printLine(i, Processors.of(i));
        }
    }

    private static void printLine(int index, PerCpu processor) {
        Scheduler scheduler = Scheduling.scheduler();
        Counters counters = scheduler.counters(index);
        Line.begin();
        TaskReport.number("@cpu index=", index);
        TaskReport.number(" apic=", processor.apicId());
        Line.text(" state=");
        Line.text(
                scheduler.isOnline(index)
                        ? "online"
                        : processor.state() == ProcessorState.FAILED ? "failed" : "absent");
        Line.text(" markers=");
        MarkerText.print(index);
        TaskReport.number(" online-us=", BringUp.onlineMicros(index));
        TaskReport.number(" ticks=", processor.ticks());
        TaskReport.number(" switches=", counters.switches);
        TaskReport.number(" preemptions=", counters.preemptions);
        TaskReport.number(" ipis=", processor.ipisReceived());
        TaskReport.number(" ipi-reschedule=", counters.rescheduleInterrupts);
        TaskReport.number(" ipi-sent=", processor.ipisSent());
        TaskReport.number(" steals=", counters.steals);
        TaskReport.number(" pushes=", counters.pushes);
        TaskReport.number(" syscalls=", counters.systemCalls);
        TaskReport.number(" messages=", counters.messages);
        TaskReport.number(" tasks=", counters.tasks);
        Line.end();
    }
}
