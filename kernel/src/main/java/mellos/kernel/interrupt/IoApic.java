package mellos.kernel.interrupt;

import mellos.kernel.acpi.Madt;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.Processors;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The first I/O APIC: which processor gets which device's interrupt. Each newly routed source goes to the next
 * processor that is online, so that devices' work spreads. Intel 82093AA data sheet, "Register Description".
 */
@NoHeap
@RawMemory("the register window is mapped uncached by init")
public final class IoApic {
    private static final long SELECT = 0x00;
    private static final long WINDOW = 0x10;
    private static final int VERSION = 0x01;
    private static final int REDIRECTION = 0x10;
    private static final int MASKED = 1 << 16;
    private static final int LEVEL = 1 << 15;
    private static final int ACTIVE_LOW = 1 << 13;
    private static final int HIGHEST_XAPIC_ID = 0xfe;

    private static Address page;
    private static int inputs;
    private static int lastProcessor;

    private IoApic() {}

    /** Maps it and masks all inputs. Nothing happens where ACPI names none. */
    public static void init() {
        if (Madt.ioApicAddress() == 0) {
            return;
        }
        page = KernelSpace.mapDevice(Madt.ioApicAddress(), 0x20);
        inputs = (read(VERSION) >>> 16 & 0xff) + 1;
        for (int i = 0; i < inputs; i++) {
            write(REDIRECTION + 2 * i, MASKED);
            write(REDIRECTION + 2 * i + 1, 0);
        }
    }

    /**
     * Lets an ISA interrupt through, to the next processor in turn.
     *
     * @param isa 0 to 15
     * @return index of the processor that gets it, or -1 if the input does not exist
     */
    public static int route(int isa) {
        int source = Madt.sourceOfIsa(isa);
        int input = source - Madt.ioApicFirstSource();
        int vector = Vectors.DEVICE_FIRST + source;
        if (inputs == 0 || input < 0 || input >= inputs || vector > Vectors.DEVICE_LAST) {
            return -1;
        }
        int processor = nextProcessor();
        int mode = (Madt.isActiveLow(isa) ? ACTIVE_LOW : 0) | (Madt.isLevelTriggered(isa) ? LEVEL : 0);
        write(REDIRECTION + 2 * input + 1, Processors.of(processor).apicId() << 24);
        write(REDIRECTION + 2 * input, mode | vector);
        return processor;
    }

    /** The next one that is online and whose id fits the 8 bits of a destination. */
    private static int nextProcessor() {
        int count = Processors.count();
        for (int i = 1; i <= count; i++) {
            int candidate = (lastProcessor + i) % count;
            PerCpu block = Processors.of(candidate);
            boolean fits = Integer.compareUnsigned(block.apicId(), HIGHEST_XAPIC_ID) <= 0;
            if (fits && Processors.isOnline(candidate)) {
                lastProcessor = candidate;
                return candidate;
            }
        }
        return 0;
    }

    private static int read(int register) {
        page.plus(SELECT).storeIntVolatile(register);
        return page.plus(WINDOW).loadIntVolatile();
    }

    private static void write(int register, int value) {
        page.plus(SELECT).storeIntVolatile(register);
        page.plus(WINDOW).storeIntVolatile(value);
    }
}
