package mellos.kernel.syscall;

/** Where {@link SystemCall#WRITE} writes. */
public interface CallOutput {
    /** The range is mapped; its bytes are not mixed with others. */
    void write(long address, long length);
}
