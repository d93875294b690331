package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.console.ByteSink;

/** Standard error, byte by byte, for reports of what cannot be. */
@NoHeap
@BuildTime
@RawMemory("writes a byte of this frame")
final class StandardError implements ByteSink {
    static final ByteSink SINK = new StandardError();
    static final int FILE = 2;

    private StandardError() {}

    @Override
    public void write(byte next) {
        Address cell = Address.stackAllocate(16);
        cell.storeByte(next);
        Linux.write(FILE, cell, 1);
    }
}
