package mellos.kernel.panic;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.Struct;
import mellos.magic.abi.PanicRecordLayout;

/**
 * What a debugger finds of a panic, written before anything is printed, and all that the report is made from: 256 bytes
 * at the symbol {@code mellos_panic_record}, zero while there was none. docs/panic.md has the table.
 */
@Struct(size = PanicRecordLayout.PANIC_RECORD_SIZE)
@NoHeap
public interface PanicRecord {
    /** "PANIC!" and a version, the last field that is written. */
    long MAGIC = PanicRecordLayout.PANIC_MAGIC_NUMBER;

    @At(PanicRecordLayout.PANIC_MAGIC)
    void magic(long value);

    @At(PanicRecordLayout.PANIC_PROCESSOR)
    int processor();

    @At(PanicRecordLayout.PANIC_PROCESSOR)
    void processor(int index);

    /** -1 for a broken invariant. */
    @At(PanicRecordLayout.PANIC_VECTOR)
    int vector();

    @At(PanicRecordLayout.PANIC_VECTOR)
    void vector(int vector);

    @At(PanicRecordLayout.PANIC_ERROR_CODE)
    long errorCode();

    @At(PanicRecordLayout.PANIC_ERROR_CODE)
    void errorCode(long code);

    @At(PanicRecordLayout.PANIC_RIP)
    long rip();

    @At(PanicRecordLayout.PANIC_RIP)
    void rip(long address);

    @At(PanicRecordLayout.PANIC_RSP)
    long rsp();

    @At(PanicRecordLayout.PANIC_RSP)
    void rsp(long address);

    @At(PanicRecordLayout.PANIC_CR0)
    long cr0();

    @At(PanicRecordLayout.PANIC_CR0)
    void cr0(long value);

    @At(PanicRecordLayout.PANIC_CR2)
    long cr2();

    @At(PanicRecordLayout.PANIC_CR2)
    void cr2(long value);

    @At(PanicRecordLayout.PANIC_CR3)
    long cr3();

    @At(PanicRecordLayout.PANIC_CR3)
    void cr3(long value);

    @At(PanicRecordLayout.PANIC_CR4)
    long cr4();

    @At(PanicRecordLayout.PANIC_CR4)
    void cr4(long value);

    @At(PanicRecordLayout.PANIC_EFER)
    long efer();

    @At(PanicRecordLayout.PANIC_EFER)
    void efer(long value);

    /** The reason: a {@code String}. */
    @At(PanicRecordLayout.PANIC_REASON)
    Address reason();

    @At(PanicRecordLayout.PANIC_REASON)
    void reason(Address string);

    /** Register frame of an exception, zero for a broken invariant. */
    @At(PanicRecordLayout.PANIC_FRAME)
    Address frame();

    @At(PanicRecordLayout.PANIC_FRAME)
    void frame(Address frame);

    @At(PanicRecordLayout.PANIC_GS_BASE)
    Address gsBase();

    @At(PanicRecordLayout.PANIC_GS_BASE)
    void gsBase(Address base);

    /** More of the reason: a {@code String}, or zero. */
    @At(PanicRecordLayout.PANIC_DETAIL)
    Address detail();

    @At(PanicRecordLayout.PANIC_DETAIL)
    void detail(Address string);

    /** Where the walk over the caller's stack starts: a {@code Frame}; zero for an exception. */
    @At(PanicRecordLayout.PANIC_STACK)
    Address stack();

    @At(PanicRecordLayout.PANIC_STACK)
    void stack(Address frame);
}
