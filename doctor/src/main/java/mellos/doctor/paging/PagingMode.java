package mellos.doctor.paging;

import java.util.List;
import mellos.doctor.dump.Processor;
import mellos.doctor.x86.ControlBits;

/** How a processor translates. Intel SDM vol. 3A, "Paging Modes and Control Bits". */
public enum PagingMode {
    OFF("paging is off", 4, List.of()),
    BITS_32("32-bit paging", 4, List.of(new Level("PDE", 22, 10), new Level("PTE", 12, 10))),
    PAE("PAE paging", 8, List.of(new Level("PDPTE", 30, 2), new Level("PDE", 21, 9), new Level("PTE", 12, 9))),
    LEVEL_4("4-level paging", 8, Level.below(new Level("PML4E", 39, 9))),
    LEVEL_5("5-level paging", 8, Level.below(new Level("PML5E", 48, 9), new Level("PML4E", 39, 9)));

    private final String words;
    private final int entryBytes;
    private final List<Level> levels;

    PagingMode(String words, int entryBytes, List<Level> levels) {
        this.words = words;
        this.entryBytes = entryBytes;
        this.levels = levels;
    }

    /** A level of tables: the name of its entries, and which bits of an address choose one. */
    public record Level(String name, int shift, int bits) {
        static List<Level> below(Level... top) {
            List<Level> out = new java.util.ArrayList<>(List.of(top));
            out.addAll(List.of(new Level("PDPTE", 30, 9), new Level("PDE", 21, 9), new Level("PTE", 12, 9)));
            return List.copyOf(out);
        }

        int index(long address) {
            return (int) (address >>> shift) & count() - 1;
        }

        /** Entries of a table. */
        public int count() {
            return 1 << bits;
        }

        /** Bytes that one entry stands for. */
        public long span() {
            return 1L << shift;
        }

        boolean isLast() {
            return shift == 12;
        }
    }

    public static PagingMode of(Processor processor) {
        if (!processor.hasPaging()) {
            return OFF;
        }
        if ((processor.cr4() & ControlBits.CR4_PAE) == 0) {
            return BITS_32;
        }
        if (!processor.isLongMode()) {
            return PAE;
        }
        return (processor.cr4() & ControlBits.CR4_LA57) != 0 ? LEVEL_5 : LEVEL_4;
    }

    public String words() {
        return words;
    }

    public List<Level> levels() {
        return levels;
    }

    int entryBytes() {
        return entryBytes;
    }

    boolean isWide() {
        return this == LEVEL_4 || this == LEVEL_5;
    }

    /** Bits of an address that are translated; those above repeat the uppermost. */
    public int addressBits() {
        return this == LEVEL_5 ? 57 : this == LEVEL_4 ? 48 : 32;
    }

    public boolean isCanonical(long address) {
        int unused = 64 - addressBits();
        return isWide() ? address << unused >> unused == address : address >>> 32 == 0;
    }
}
