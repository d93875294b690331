package mellos.selftest.injection;

import mellos.kernel.bringup.BringUpBlock;
import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Struct;

/** A {@link BringUpBlock} with what is to be injected into its processor, in bytes that the kernel leaves free. */
@Struct(size = 4096)
@NoHeap
@RawMemory("a bring-up block, seen with four bytes more")
interface InjectedBlock {
    /** Bit of {@link #word}: the processor is not to mirror the boot processor's control registers. */
    int UNMIRRORED = 1 << 31;

    /** A number of {@link Injection}, 0 for none, with {@link #UNMIRRORED}. */
    @At(384)
    int word();

    @At(384)
    void word(int value);

    static InjectedBlock of(BringUpBlock block) {
        return Address.ofStruct(block).as(InjectedBlock.class);
    }

    /** A number of {@link Injection}, 0 for none. */
    static int cause(BringUpBlock block) {
        return of(block).word() & ~UNMIRRORED;
    }

    static boolean isUnmirrored(BringUpBlock block) {
        return (of(block).word() & UNMIRRORED) != 0;
    }
}
