package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;

/**
 * What a thread does without touching the heap, so that the world may stand meanwhile: sleep, wait, read, write, stand.
 * Before, rest.S saves what the thread needs of its registers on its stack, where the collector finds it. Afterwards
 * the thread does not go on before the world does.
 */
@NoHeap
@RawMemory("the request lies on the caller's stack")
final class Resting {
    private Resting() {}

    static void waitWhileZero(Address word, long nanos) {
        rest(RestRequest.WAIT, word, nanos);
    }

    static void sleep(long nanos) {
        rest(RestRequest.SLEEP, Address.zero(), nanos);
    }

    /** Reads bytes. @return what Linux answers to {@code read} */
    static long read(int file, Address into, long count) {
        return rest(RestRequest.READ, into, file, count);
    }

    /** Writes bytes. @return what Linux answers to {@code write} */
    static long write(int file, Address from, long count) {
        return rest(RestRequest.WRITE, from, file, count);
    }

    static void stand() {
        rest(RestRequest.STAND, Address.zero(), 0);
    }

    static void collect(long request) {
        rest(RestRequest.COLLECT, Address.zero(), request);
    }

    private static long rest(int kind, Address word, long number) {
        return rest(kind, word, number, 0);
    }

    private static long rest(int kind, Address word, long number, long count) {
        Address memory = Address.stackAllocate(RestRequest.SIZE);
        RestRequest request = memory.as(RestRequest.class);
        request.kind(kind);
        request.word(word.bits());
        request.number(number);
        request.count(count);
        request.answer(0);
        Address.ofSymbol("mellos_hosted_rest").call(memory.bits());
        return request.answer();
    }

    /** From rest.S, the registers saved. */
    @EntryPoint("mellos_hosted_resting")
    static void run(RestRequest request) {
        HostedBlock block = Address.ofStruct(CurrentThread.block()).as(HostedBlock.class);
        Standstill.leaveWorld(block);
        switch (request.kind()) {
            case RestRequest.WAIT -> Linux.sleepWhileZero(Address.of(request.word()), request.number());
            case RestRequest.SLEEP -> Linux.sleep(request.number());
            case RestRequest.READ ->
                request.answer(Linux.read((int) request.number(), Address.of(request.word()), request.count()));
            case RestRequest.WRITE ->
                request.answer(Linux.write((int) request.number(), Address.of(request.word()), request.count()));
            case RestRequest.COLLECT -> Standstill.collect(request.number());
            default -> {} // to stand is what comes next
        }
        Standstill.joinWorld(block);
    }
}
