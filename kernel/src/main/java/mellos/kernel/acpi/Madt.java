package mellos.kernel.acpi;

import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/**
 * The processors and interrupt controllers that firmware describes. ACPI Specification, "Multiple APIC Description
 * Table". A processor may be listed twice, by an 8-bit and by a 32-bit entry: it counts once. One that is neither
 * enabled nor can be is left out.
 */
@BuildTime
@NoHeap
public final class Madt {
    public static final int MAXIMUM_PROCESSORS = 256;
    static final int SIGNATURE = Table.signature('A', 'P', 'I', 'C');

    private static final int LOCAL_APIC = 0;
    private static final int IO_APIC = 1;
    private static final int SOURCE_OVERRIDE = 2;
    private static final int LOCAL_APIC_ADDRESS = 5;
    private static final int LOCAL_X2APIC = 9;
    private static final long LOCAL_ADDRESS = 36;
    private static final long ENTRIES = 44;

    private static final int ENABLED = 1;
    private static final int ONLINE_CAPABLE = 2;
    private static final int BROADCAST_XAPIC = 0xff;

    private static final int ISA_INTERRUPTS = 16;
    private static final int ACTIVE_LOW = 3;
    private static final int LEVEL = 3;

    private static final int[] APIC_IDS = new int[MAXIMUM_PROCESSORS];
    private static final int[] SOURCES = new int[ISA_INTERRUPTS];
    private static final int[] SOURCE_FLAGS = new int[ISA_INTERRUPTS];
    private static int processors;
    private static int unusable;
    private static int duplicates;
    private static int excess;
    private static long localApicAddress;
    private static long ioApicAddress;
    private static int ioApicFirstSource;

    private Madt() {}

    /** Without a table: one processor, no I/O APIC. */
    static void clear() {
        processors = 0;
        unusable = 0;
        duplicates = 0;
        excess = 0;
        localApicAddress = 0;
        ioApicAddress = 0;
        for (int i = 0; i < ISA_INTERRUPTS; i++) {
            SOURCES[i] = i;
            SOURCE_FLAGS[i] = 0;
        }
    }

    /** @return null, or what is wrong with the table: then nothing of it is used */
    static String read(long table) {
        clear();
        String problem = Table.check(table, SIGNATURE);
        if (problem == null && Table.length(table) < ENTRIES) {
            problem = "states a length that cannot be";
        }
        if (problem != null) {
            return problem;
        }
        localApicAddress = Table.readInt(table, LOCAL_ADDRESS) & 0xffff_ffffL;
        long length = Table.length(table);
        long at = ENTRIES;
        while (at + 2 <= length) {
            int size = Table.readByte(table, at + 1);
            if (size < 2 || at + size > length) {
                clear();
                return "has an entry that reaches beyond its end";
            }
            readEntry(table, at, size);
            at += size;
        }
        return null;
    }

    private static void readEntry(long table, long at, int size) {
        int type = Table.readByte(table, at);
        if (type == LOCAL_APIC && size >= 8) {
            int id = Table.readByte(table, at + 3);
            if (id != BROADCAST_XAPIC) {
                addProcessor(id, Table.readInt(table, at + 4));
            }
        } else if (type == LOCAL_X2APIC && size >= 16) {
            addProcessor(Table.readInt(table, at + 4), Table.readInt(table, at + 8));
        } else if (type == IO_APIC && size >= 12 && ioApicAddress == 0) {
            ioApicAddress = Table.readInt(table, at + 4) & 0xffff_ffffL;
            ioApicFirstSource = Table.readInt(table, at + 8);
        } else if (type == SOURCE_OVERRIDE && size >= 10) {
            addOverride(Table.readByte(table, at + 3), Table.readInt(table, at + 4), Table.readShort(table, at + 8));
        } else if (type == LOCAL_APIC_ADDRESS && size >= 12) {
            localApicAddress = Table.readLong(table, at + 4);
        }
    }

    private static void addProcessor(int apicId, int flags) {
        if ((flags & (ENABLED | ONLINE_CAPABLE)) == 0) {
            unusable++;
            return;
        }
        for (int i = 0; i < processors; i++) {
            if (APIC_IDS[i] == apicId) {
                duplicates++;
                return;
            }
        }
        if (processors == MAXIMUM_PROCESSORS) {
            excess++;
            return;
        }
        APIC_IDS[processors++] = apicId;
    }

    private static void addOverride(int isa, int source, int flags) {
        if (isa < ISA_INTERRUPTS) {
            SOURCES[isa] = source;
            SOURCE_FLAGS[isa] = flags;
        }
    }

    /** Processors that can be started, the boot processor among them; 0 if there is no table. */
    public static int processors() {
        return processors;
    }

    /** @param index below {@link #processors}, in the table's order */
    public static int apicId(int index) {
        return APIC_IDS[index];
    }

    /** Entries of processors that are not there. */
    public static int unusable() {
        return unusable;
    }

    public static int duplicates() {
        return duplicates;
    }

    /** Processors beyond {@link #MAXIMUM_PROCESSORS}. */
    public static int excess() {
        return excess;
    }

    /** Physical address of every processor's xAPIC registers, or 0. */
    public static long localApicAddress() {
        return localApicAddress;
    }

    /** Physical address of the first I/O APIC, or 0 if there is none. */
    public static long ioApicAddress() {
        return ioApicAddress;
    }

    /** The global system interrupt of the first I/O APIC's input 0. */
    public static int ioApicFirstSource() {
        return ioApicFirstSource;
    }

    /** The global system interrupt that an ISA interrupt, 0 to 15, is wired to. */
    public static int sourceOfIsa(int isa) {
        return SOURCES[isa];
    }

    public static boolean isActiveLow(int isa) {
        return (SOURCE_FLAGS[isa] & 3) == ACTIVE_LOW;
    }

    public static boolean isLevelTriggered(int isa) {
        return (SOURCE_FLAGS[isa] >> 2 & 3) == LEVEL;
    }
}
