package mellos.runtime.monitor;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;

/** Waiting threads of all monitors of a {@link Bucket}, first come, first. {@link Waiters} links them. */
@Struct(size = WaiterList.SIZE)
interface WaiterList {
    int SIZE = 16;

    @At(0)
    Address first();

    @At(0)
    void first(Address waiter);

    @At(8)
    Address last();

    @At(8)
    void last(Address waiter);
}
