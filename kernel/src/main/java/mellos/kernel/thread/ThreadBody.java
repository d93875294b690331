package mellos.kernel.thread;

import mellos.runtime.thread.ThreadEntry;

/** A task's body that is a {@code java.lang.Thread}. */
final class ThreadBody implements Runnable {
    private final Thread thread;

    ThreadBody(Thread thread) {
        this.thread = thread;
    }

    @Override
    public void run() {
        ThreadEntry.run(thread);
        Program.ended(thread);
    }
}
