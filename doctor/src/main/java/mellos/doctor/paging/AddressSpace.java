package mellos.doctor.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mellos.doctor.dump.PhysicalMemory;
import mellos.doctor.dump.Processor;
import mellos.doctor.paging.PagingMode.Level;
import mellos.doctor.x86.ControlBits;

/** What a processor sees: memory through its page tables, and what its control registers make of their bits. */
public final class AddressSpace {
    private static final int PAGE = 4096;
    private static final long PAGE_TABLE = 0x000f_ffff_ffff_f000L;
    private static final long PAE_TABLE = 0xffff_ffe0L;
    private static final long NARROW_TABLE = 0xffff_f000L;

    private final PhysicalMemory memory;
    private final Processor processor;
    private final PagingMode mode;
    private final NoExecute noExecute;

    /** What bit 63 of an entry is. A dump has no EFER: then it may be unknown. */
    public enum NoExecute {
        FORBIDS,
        RESERVED,
        UNKNOWN
    }

    public AddressSpace(PhysicalMemory memory, Processor processor) {
        this(memory, processor, noExecute(processor));
    }

    private AddressSpace(PhysicalMemory memory, Processor processor, NoExecute noExecute) {
        this.memory = memory;
        this.processor = processor;
        this.mode = PagingMode.of(processor);
        this.noExecute = noExecute;
    }

    private static NoExecute noExecute(Processor processor) {
        if (processor.efer().isEmpty()) {
            return NoExecute.UNKNOWN;
        }
        boolean enabled = (processor.efer().getAsLong() & ControlBits.EFER_NXE) != 0;
        return enabled ? NoExecute.FORBIDS : NoExecute.RESERVED;
    }

    /** The same tables for a processor whose EFER.NXE is 0. */
    public AddressSpace withoutNoExecute() {
        return new AddressSpace(memory, processor, NoExecute.RESERVED);
    }

    public NoExecute noExecute() {
        return noExecute;
    }

    public PagingMode mode() {
        return mode;
    }

    public PhysicalMemory memory() {
        return memory;
    }

    /** Where the uppermost table begins. */
    public long root() {
        return switch (mode) {
            case OFF -> 0;
            case BITS_32 -> processor.cr3() & NARROW_TABLE;
            case PAE -> processor.cr3() & PAE_TABLE;
            case LEVEL_4, LEVEL_5 -> processor.cr3() & PAGE_TABLE;
        };
    }

    public Walk walk(long address) {
        if (mode == PagingMode.OFF) {
            return new Walk(mode, address, List.of(), new Walk.Mapped(address, PAGE));
        }
        if (!mode.isCanonical(address)) {
            return new Walk(mode, address, List.of(), new Walk.NotCanonical());
        }
        List<Entry> entries = new ArrayList<>();
        long table = root();
        for (Level level : mode.levels()) {
            int index = level.index(address);
            Optional<Entry> found = entry(level, table, index);
            if (found.isEmpty()) {
                Optional<Entry> from = entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
                return new Walk(mode, address, entries, new Walk.NoTable(from, table));
            }
            Entry entry = found.get();
            entries.add(entry);
            Optional<Walk.End> end = end(entry, address);
            if (end.isPresent()) {
                return new Walk(mode, address, List.copyOf(entries), end.get());
            }
            table = entry.target();
        }
        throw new IllegalStateException("the last level ends every walk");
    }

    private static Optional<Walk.End> end(Entry entry, long address) {
        if (!entry.isPresent()) {
            return Optional.of(new Walk.NotPresent(entry));
        }
        List<String> reserved = entry.reserved();
        if (!reserved.isEmpty()) {
            return Optional.of(new Walk.Reserved(entry, reserved.getFirst()));
        }
        long span = entry.level().span();
        return entry.isLeaf()
                ? Optional.of(new Walk.Mapped(entry.target() | address & span - 1, span))
                : Optional.empty();
    }

    /** Entry {@code index} of the table at a physical address; empty when no memory is there. */
    public Optional<Entry> entry(Level level, long table, int index) {
        long at = table + (long) index * mode.entryBytes();
        OptionalLong bits = memory.number(at, mode.entryBytes());
        boolean allowsLarge = mode != PagingMode.BITS_32 || (processor.cr4() & ControlBits.CR4_PSE) != 0;
        return bits.isEmpty()
                ? Optional.empty()
                : Optional.of(Entry.of(mode, level, index, at, bits.getAsLong(), allowsLarge));
    }

    /** Bytes at a virtual address; empty unless all are mapped to memory. Rights are not asked for. */
    public Optional<byte[]> read(long address, int count) {
        byte[] out = new byte[count];
        int done = 0;
        while (done < count) {
            long at = address + done;
            int length = (int) Math.min(count - done, PAGE - (at & PAGE - 1));
            Optional<byte[]> part = walk(at).end() instanceof Walk.Mapped mapped
                    ? memory.read(mapped.physical(), length)
                    : Optional.empty();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            System.arraycopy(part.get(), 0, out, done, length);
            done += length;
        }
        return Optional.of(out);
    }

    /** As many of {@code count} bytes as are mapped, up to the first page that is not. */
    public byte[] readUpTo(long address, int count) {
        int length = count;
        while (length > 0) {
            Optional<byte[]> all = read(address, length);
            if (all.isPresent()) {
                return all.get();
            }
            long end = address + length;
            length -= (int) ((end & PAGE - 1) == 0 ? PAGE : end & PAGE - 1);
        }
        return new byte[0];
    }

    /** A little-endian number of 1 to 8 bytes; empty unless it is mapped. */
    public OptionalLong number(long address, int bytes) {
        Optional<byte[]> found = read(address, bytes);
        if (found.isEmpty()) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | found.get()[i] & 0xff;
        }
        return OptionalLong.of(value);
    }

    /** Why the processor would refuse; empty when it would not. */
    public Optional<Refusal> refusal(long address, Access access) {
        return new AccessRights(this, processor).refusal(address, access);
    }
}
