package mellos.doctor.paging;

/** Adjacent virtual addresses with the same rights. */
public record Mapping(long start, long end, boolean isWritable, boolean isUser, boolean isExecutable) {
    boolean joins(Mapping next) {
        return end == next.start
                && isWritable == next.isWritable
                && isUser == next.isUser
                && isExecutable == next.isExecutable;
    }

    public long size() {
        return end - start;
    }

    public boolean contains(long address) {
        return Long.compareUnsigned(address - start, size()) < 0;
    }

    /** Such as {@code 0xffffffff80100000 … 0xffffffff80200000 (1 MiB) r-x}. */
    public String words() {
        return "0x" + Long.toHexString(start) + " … 0x" + Long.toHexString(end) + " (" + Walk.size(size()) + ") r"
                + (isWritable ? "w" : "-") + (isExecutable ? "x" : "-") + (isUser ? " user" : "");
    }
}
