package mellos.kernel.boot;

import mellos.kernel.address.DirectMap;
import mellos.kernel.arch.x86_64.EntryConstants;
import mellos.kernel.panic.Panic;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;

/**
 * What the loader handed over, copied out of its memory, which is free afterwards: memory map, command line, the
 * address of ACPI's root pointer. One reader for each protocol; the rest of the kernel cannot tell which one it was.
 */
@BuildTime
@NoHeap
@RawMemory("reads the loader's structures within the sizes that they state, below the 4 GiB that entry.S maps")
public final class BootRecord {
    static final int COMMAND_LINE_CAPACITY = 4096;
    private static final long MAPPED = 1L << 32;

    private static final byte[] COMMAND_LINE = new byte[COMMAND_LINE_CAPACITY];
    private static int commandLineLength;
    private static boolean commandLineCut;
    private static long rootPointer;

    private BootRecord() {}

    /**
     * Reads the record.
     *
     * @param protocol EAX of the entry: a magic number of {@link EntryConstants}
     * @param information its physical address
     * @return null, or what is wrong with it
     */
    static String read(int protocol, long information) {
        MemoryMap.clear();
        commandLineLength = 0;
        commandLineCut = false;
        rootPointer = 0;
        String problem;
        if (protocol == EntryConstants.MULTIBOOT2_MAGIC) {
            problem = Multiboot2.read(information);
        } else if (protocol == EntryConstants.PVH_MAGIC) {
            problem = PvhStartInfo.read(information);
        } else {
            return "the loader's magic number is neither multiboot2's nor PVH's";
        }
        if (problem == null && MemoryMap.usableBytes() == 0) {
            return "the loader's memory map has no usable memory";
        }
        return problem;
    }

    /** Reads the record; the boot ends here if it cannot be used. */
    public static void require(int protocol, long information) {
        String problem = read(protocol, information);
        if (problem != null) {
            Panic.because("the loader's information cannot be used", problem);
        }
    }

    /** Bytes of the command line, without the kernel's name and without a terminator. */
    public static int commandLineLength() {
        return commandLineLength;
    }

    /** The byte at an index below the length. */
    public static int commandLineByte(int index) {
        return COMMAND_LINE[index] & 0xff;
    }

    /** Where that byte lies. */
    public static Address commandLineAt(int index) {
        return Address.ofObject(COMMAND_LINE).plus(ObjectHeaderLayout.ARRAY_ELEMENTS + (long) index);
    }

    /** Whether it was longer than {@link #COMMAND_LINE_CAPACITY}. */
    public static boolean isCommandLineCut() {
        return commandLineCut;
    }

    /** Physical address of ACPI's RSDP, or 0 if the loader named none: then it is searched for. */
    public static long rootPointer() {
        return rootPointer;
    }

    static void rootPointer(long physical) {
        rootPointer = physical;
    }

    /** Copies a zero-terminated string. */
    static void copyCommandLine(Address text, long limit) {
        int length = 0;
        while (length < limit && text.plus(length).loadByte() != 0) {
            if (length == COMMAND_LINE_CAPACITY) {
                commandLineCut = true;
                break;
            }
            COMMAND_LINE[length] = text.plus(length).loadByte();
            length++;
        }
        commandLineLength = length;
    }

    /** Whether entry.S' early tables cover these physical bytes. */
    static boolean isMapped(long physical, long sizeBytes) {
        return physical > 0 && sizeBytes >= 0 && physical < MAPPED && sizeBytes <= MAPPED - physical;
    }

    static Address at(long physical) {
        return DirectMap.at(physical);
    }
}
