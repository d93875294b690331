package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.EntryPoint;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Trusted;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.program.LaunchSettings;
import mellos.runtime.program.Startup;

/** The process, from Linux' first instruction to its end. */
@NoHeap
@BuildTime
@RawMemory("Linux lays out the stack; the blocks are arrays of the image")
final class Start {
    private static final int SIGNAL_STACK_BYTES = 64 << 10;
    /** Linux' default limit for the stack of the first thread. */
    private static final long STACK_BYTES = 8L << 20;

    private static final long[] THREAD = new long[HostedBlock.SIZE / 8];

    private Start() {}

    /** @param stack where the count of arguments lies */
    @Trusted("what needs the heap comes last, when the thread's block is up")
    @EntryPoint("mellos_hosted_start")
    static void start(Address stack) {
        setUpThread(stack);
        handleSignals();
        Environment.readHeapSettings(stack);
        run(stack);
    }

    private static void setUpThread(Address stack) {
        Address thread = ObjectHeader.elements(THREAD);
        Address processor = thread.plus(HostedBlock.GS_BLOCK);
        GsBlock.lead(processor, thread);
        HostedBlock block = thread.as(HostedBlock.class);
        block.id(1);
        block.stackHigh(stack);
        block.stackLow(stack.plus(-STACK_BYTES));
        Linux.setGsBase(processor);
        ThreadMemory.adopt(block);
        Standstill.stateOf(block).storeIntVolatile(Standstill.IN_WORLD);
    }

    private static void handleSignals() {
        Linux.setSignalStack(Linux.mapMemory(SIGNAL_STACK_BYTES), SIGNAL_STACK_BYTES);
        Address handler = Address.ofSymbol("mellos_hosted_signal");
        Linux.handleSignal(Linux.SIGNAL_SEGMENT, handler);
        Linux.handleSignal(Linux.SIGNAL_BUS, handler);
        Linux.handleSignal(Linux.SIGNAL_ILLEGAL, handler);
        Linux.handleSignal(Linux.SIGNAL_FLOATING_POINT, handler);
        Linux.handleSignal(Linux.SIGNAL_TRAP, handler);
    }

    @MayAllocate("the thread's block and the heap are up")
    private static void run(Address stack) {
        Startup.initializeSystem();
        Environment.variables(stack).forEach(LaunchSettings::takeVariable);
        Linux.exit(Startup.run(Arguments.of(stack)));
    }
}
