package mellos.kernel;

import mellos.kernel.acpi.Acpi;
import mellos.kernel.acpi.Fadt;
import mellos.kernel.acpi.Madt;
import mellos.kernel.address.Layout;
import mellos.kernel.apic.Calibration;
import mellos.kernel.apic.LocalTimer;
import mellos.kernel.arch.x86_64.ControlRegisters;
import mellos.kernel.arch.x86_64.ExceptionTable;
import mellos.kernel.boot.Announcement;
import mellos.kernel.boot.BootRecord;
import mellos.kernel.boot.CommandLine;
import mellos.kernel.bringup.BootProcessor;
import mellos.kernel.bringup.BringUp;
import mellos.kernel.bringup.ProcessorEntry;
import mellos.kernel.bringup.SchedulerGate;
import mellos.kernel.console.Console;
import mellos.kernel.console.ProgramStreams;
import mellos.kernel.driver.Power;
import mellos.kernel.driver.RealTimeClock;
import mellos.kernel.driver.SerialPort;
import mellos.kernel.interrupt.DeviceInterrupts;
import mellos.kernel.interrupt.IoApic;
import mellos.kernel.interrupt.LegacyPic;
import mellos.kernel.memory.Frames;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.processor.Processors;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.time.Clock;
import mellos.kernel.trace.BootStages;
import mellos.magic.EntryPoint;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.Trusted;

/** The boot, in order. A line may use what the lines above it brought up, and nothing else. */
@NoHeap
final class Boot {
    private Boot() {}

    /**
     * From entry.S on the boot processor: long mode, interrupts off, a small stack, the first 4 GiB mapped.
     *
     * @param protocol the loader's magic number
     * @param information physical address of what it handed over
     */
    @EntryPoint("mellos_boot")
    static void start(int protocol, long information) {
        Clock.start();
        BootProcessor.init(); // now: GS leads to this processor's block
        SerialPort.init(); // now: messages
        BootStages.mark("serial");
        ExceptionTable.init(); // now: a fault prints instead of resetting the machine
        BootProcessor.loadSegments(); // now: also one that the stack does not survive
        ControlRegisters.completeBootProcessor(); // now: every feature that all processors shall have
        BootStages.mark("processor");
        BootRecord.require(protocol, information); // now: memory map
        CommandLine.read(); // now: options
        BootStages.mark("options");
        Acpi.read(); // now: processors, interrupt controllers, power registers
        Announcement.print(Madt.processors());
        Power.learn(Fadt.controlPort(), Fadt.sleepType());
        BootStages.mark("acpi");
        Frames.init(KernelSpace.imageStart(), KernelSpace.imageEnd(), Layout.DIRECT_MAP_LIMIT); // now: frames
        BootStages.mark("frames");
        KernelSpace.activate(); // now: our page tables, guard pages, devices
        BootProcessor.guardStacks();
        BootStages.mark("page-tables");
        LegacyPic.mask();
        IoApic.init();
        BootProcessor.startApic(Madt.localApicAddress());
        BootStages.mark("interrupt-controllers");
        Calibration.run(); // now: the clock runs, timers can be armed
        LocalTimer.initHere();
        BootStages.mark("clock");
        RealTimeClock.init();
        BringUp.startAll(); // now: all processors, waiting
        BootStages.mark("processors");
        startWithHeap();
    }

    /** From here on objects may be made, and soon tasks. */
    @MayAllocate("frames are up, and the heap takes its memory from them")
    @Trusted("the last line of the boot")
    private static void startWithHeap() {
        HeapOptions.read();
        ProgramStreams.openIfAsked();
        Scheduling.create(Processors.count()); // now: queues, ports, the trace
        BootStages.mark("scheduler");
        DeviceInterrupts.init(); // now: bytes typed
        Scheduling.startMain(); // now: the program's main is ready to run
        Console.startIfAsked(); // now: somebody listens to what is typed
        BootStages.mark("main");
        BringUp.release(); // now: the other processors schedule
        Scheduling.enter(); // this one too
    }

    /**
     * From trampoline.S on each other processor, on its guarded stack: {@code EarlyProcessor} has given it the boot
     * processor's control registers and the per-processor block. Returns to be parked.
     */
    @EntryPoint("mellos_boot_other")
    static void startOther(long bringUpBlock) {
        if (!ProcessorEntry.run(bringUpBlock)) { // now: its tables, its local APIC, its timer; GS leads to its block
            return;
        }
        SchedulerGate.await(); // now: the scheduler is there
        Scheduling.enter();
    }
}
