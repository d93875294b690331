package mellos.kernel.panic;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.Struct;

/**
 * What a debugger finds of a panic, written before anything is printed, and all that the report is made from: 256 bytes
 * at the symbol {@code mellos_panic_record}, zero while there was none. docs/panic.md has the table.
 */
@Struct(size = PanicRecordLayout.PANIC_RECORD_SIZE)
@NoHeap
public interface PanicRecord {
    /** "PANIC!" and a version, the last field that is written. */
    long MAGIC = 0x0001_2143_494e_4150L;

    @At(0)
    void magic(long value);

    @At(8)
    int processor();

    @At(8)
    void processor(int index);

    /** -1 for a broken invariant. */
    @At(12)
    int vector();

    @At(12)
    void vector(int vector);

    @At(16)
    long errorCode();

    @At(16)
    void errorCode(long code);

    @At(24)
    long rip();

    @At(24)
    void rip(long address);

    @At(32)
    long rsp();

    @At(32)
    void rsp(long address);

    @At(40)
    long cr0();

    @At(40)
    void cr0(long value);

    @At(48)
    long cr2();

    @At(48)
    void cr2(long value);

    @At(56)
    long cr3();

    @At(56)
    void cr3(long value);

    @At(64)
    long cr4();

    @At(64)
    void cr4(long value);

    @At(72)
    long efer();

    @At(72)
    void efer(long value);

    /** The reason: a {@code String}. */
    @At(80)
    Address reason();

    @At(80)
    void reason(Address string);

    /** Register frame of an exception, zero for a broken invariant. */
    @At(88)
    Address frame();

    @At(88)
    void frame(Address frame);

    @At(96)
    Address gsBase();

    @At(96)
    void gsBase(Address base);

    /** More of the reason: a {@code String}, or zero. */
    @At(104)
    Address detail();

    @At(104)
    void detail(Address string);

    /** Where the walk over the caller's stack starts: a {@code Frame}; zero for an exception. */
    @At(112)
    Address stack();

    @At(112)
    void stack(Address frame);
}
