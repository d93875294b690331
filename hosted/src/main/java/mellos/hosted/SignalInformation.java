package mellos.hosted;

import mellos.magic.At;
import mellos.magic.Struct;

/** Linux's {@code siginfo_t}, of a fault. */
@Struct(size = 128)
interface SignalInformation {
    @At(8)
    int code();

    @At(16)
    long faultAddress();
}
