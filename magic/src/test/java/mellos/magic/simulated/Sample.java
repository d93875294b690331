package mellos.magic.simulated;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.PhysAddr;
import mellos.magic.Struct;

/** A structure with a field of every type that one may have. */
@Struct(size = 96)
interface Sample extends SampleHead {
    int SIZE = 96;

    @At(8)
    boolean flag();

    @At(8)
    void flag(boolean value);

    @At(9)
    byte small();

    @At(9)
    void small(byte value);

    @At(10)
    short medium();

    @At(10)
    void medium(short value);

    @At(12)
    char unit();

    @At(12)
    void unit(char value);

    @At(16)
    int number();

    @At(16)
    void number(int value);

    @At(24)
    Address address();

    @At(24)
    void address(Address value);

    @At(32)
    PhysAddr physical();

    @At(32)
    void physical(PhysAddr value);

    @At(40)
    Sample next();

    @At(40)
    void next(Sample value);

    @At(value = 48, stride = 4)
    int element(int index);

    @At(value = 48, stride = 4)
    void element(int index, int value);

    @At(value = 64, stride = 16)
    long pairFirst(long index);

    @At(value = 64, stride = 16)
    void pairFirst(long index, long value);

    /** Ordinary Java in terms of the fields. */
    default int doubled() {
        return 2 * number();
    }
}
