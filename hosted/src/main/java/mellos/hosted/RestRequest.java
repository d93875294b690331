package mellos.hosted;

import mellos.magic.At;
import mellos.magic.Struct;

/** Why a thread rests, handed through rest.S on the thread's own stack. */
@Struct(size = RestRequest.SIZE)
interface RestRequest {
    int SIZE = 40;

    /** Until the word at {@link #word} is not 0, for {@link #number} nanoseconds at most. */
    int WAIT = 0;
    /** For {@link #number} nanoseconds. */
    int SLEEP = 1;
    /** Until bytes can be read, {@link #count} at most, from file {@link #number} to {@link #word}. */
    int READ = 2;
    /** Until the world goes on, which another thread has stopped. */
    int STAND = 3;
    /** While it stops the world itself, for request {@link #number}. */
    int COLLECT = 4;

    /** Until Linux has taken bytes, {@link #count} at most, from {@link #word} for file {@link #number}. */
    int WRITE = 5;

    @At(0)
    int kind();

    @At(0)
    void kind(int kind);

    @At(8)
    long word();

    @At(8)
    void word(long address);

    @At(16)
    long number();

    @At(16)
    void number(long number);

    /** What Linux answered. */
    @At(24)
    long answer();

    @At(24)
    void answer(long answer);

    @At(32)
    long count();

    @At(32)
    void count(long bytes);
}
