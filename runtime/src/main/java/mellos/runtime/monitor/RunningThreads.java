package mellos.runtime.monitor;

import mellos.magic.Blocking;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.PlatformThreads;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.platform.TimeSource;
import mellos.runtime.thread.Resting;

/** The image's threads. */
@NoHeap
@BuildTime
@RawMemory("executes pause; touches no memory")
final class RunningThreads implements ThreadControl {
    RunningThreads() {}

    @Override
    public ThreadBlock running() {
        return CurrentThread.block();
    }

    @Blocking
    @Override
    public void rest(int status, long deadlineNanos) {
        Resting.rest(status, deadlineNanos);
    }

    @Override
    public void wake(ThreadBlock thread) {
        Resting.wake(thread);
    }

    @Override
    public void pause() {
        Cpu.pause();
    }

    @Override
    public void giveWay() {
        PlatformThreads.yield();
    }

    @Override
    public boolean isInterrupted() {
        return Resting.isInterrupted();
    }

    @Override
    public long nowNanos() {
        return TimeSource.monotonicNanos();
    }
}
