package mellos.kernel.syscall;

import mellos.kernel.ipc.Receiver;

/** Each task's own buffer for messages on their way through a system call. */
public interface CallBuffers {
    /** A receiver of {@link SystemCalls#BUFFER_BYTES} that only the calling task uses. */
    Receiver receiverOfCaller();
}
