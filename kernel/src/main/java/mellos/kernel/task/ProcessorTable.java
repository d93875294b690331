package mellos.kernel.task;

import mellos.kernel.bringup.BringUp;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.ProcessorState;
import mellos.kernel.processor.Processors;
import mellos.kernel.sched.Counters;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.text.Line;
import mellos.kernel.thread.Scheduling;

/** One {@code @cpu} line for each processor: docs/serial-protocol.md. */
final class ProcessorTable {
    private ProcessorTable() {
    }

    static void print() {
        for (int i = 0; i < Processors.count(); i++) {
            printLine(i, Processors.of(i));
        }
    }

    private static void printLine(int index, PerCpu processor) {
        Scheduler scheduler = Scheduling.scheduler();
        Counters counters = scheduler.counters(index);
        Line.begin();
        Report.number("@cpu index=", index);
        Report.number(" apic=", processor.apicId());
        Line.text(" state=");
        Line.text(scheduler.isOnline(index) ? "online" : processor.state() == ProcessorState.FAILED ? "failed" : "absent");
        Line.text(" markers=");
        MarkerText.print(index);
        Report.number(" online-us=", BringUp.onlineMicros(index));
        Report.number(" ticks=", processor.ticks());
        Report.number(" switches=", counters.switches);
        Report.number(" preemptions=", counters.preemptions);
        Report.number(" ipis=", processor.ipisReceived());
        Report.number(" ipi-reschedule=", counters.rescheduleInterrupts);
        Report.number(" ipi-sent=", processor.ipisSent());
        Report.number(" steals=", counters.steals);
        Report.number(" pushes=", counters.pushes);
        Report.number(" syscalls=", counters.systemCalls);
        Report.number(" messages=", counters.messages);
        Report.number(" tasks=", counters.tasks);
        Line.end();
    }
}
