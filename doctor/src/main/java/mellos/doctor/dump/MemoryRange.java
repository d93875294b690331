package mellos.doctor.dump;

/** Physical memory without holes: first address and bytes. */
public record MemoryRange(long start, long size) {
    /** The first address behind it. */
    public long end() {
        return start + size;
    }

    boolean contains(long address, long count) {
        return address >= start && count <= end() - address;
    }
}
