package mellos.kernel.bringup;

import static mellos.kernel.bringup.BlockLayout.*;

import mellos.kernel.arch.x86_64.FrameLayout;
import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;

/**
 * What a processor that comes up knows and leaves behind: the first memory it touches in long mode, and the record that
 * the boot processor reads when it fails. Mapped without the no-execute bit while bring-up lasts: a processor whose
 * EFER.NXE is clear faults on any page that has it, and this page must not fault. The early stack lies below it.
 *
 * <pre>
 *    0  this structure        512  early GDT and TSS        2048 … 4096  stack of early exceptions (IST 1), and at its end
 *                                                                        the registers of the first one
 * </pre>
 */
@Struct(size = 4096)
public interface BringUpBlock {
    int MAGIC = 0x4d454c4f;
    long STATE_OFFSET = BLOCK_STATE;
    long MARKERS_OFFSET = BLOCK_MARKERS;
    /**
     * The frame starts with 512 bytes of FXSAVE state, which the early stubs leave out: they lie in the stack's unused
     * part.
     */
    long FAULT_FRAME_OFFSET = BLOCK_SIZE - FrameLayout.FRAME_SIZE;

    /** One of {@link BlockLayout}'s states. */
    @At(BLOCK_STATE)
    int state();

    @At(4)
    int index();

    @At(4)
    void index(int index);

    /** As MADT says. */
    @At(8)
    int apicId();

    @At(8)
    void apicId(int id);

    @At(BLOCK_OPTIONS)
    int options();

    @At(BLOCK_OPTIONS)
    void options(int bits);

    /** The control state that the boot processor recorded: lies in a no-execute page. */
    @At(16)
    Address controlRecord();

    @At(16)
    void controlRecord(Address record);

    @At(24)
    int magic();

    @At(24)
    void magic(int value);

    /** Letter at each stage's position, 0 where it was not reached. */
    @At(value = BLOCK_MARKERS, stride = 1)
    byte marker(int position);

    @At(value = BLOCK_MARKERS, stride = 1)
    void marker(int position, byte letter);

    /** Time-stamp counter at each marker. */
    @At(value = BLOCK_TIMES, stride = 8)
    long time(int position);

    @At(value = BLOCK_TIMES, stride = 8)
    void time(int position, long count);

    /** CPUID words of the boot processor, in {@link CpuidWords}' order. */
    @At(value = 256, stride = 4)
    int feature(int word);

    @At(value = 256, stride = 4)
    void feature(int word, int bits);

    /** The kernel's page-table root, for CR3. */
    @At(280)
    long root();

    @At(280)
    void root(long cr3);

    /** {@code PerCpu} of this processor: lies in a no-execute page. */
    @At(288)
    Address perCpu();

    @At(288)
    void perCpu(Address block);

    /** The stack it goes on with. */
    @At(296)
    Address stackTop();

    @At(296)
    void stackTop(Address top);

    /** Why it was refused: one of {@link Refusal}'s constants, 0 if it was not. */
    @At(304)
    int refusal();

    @At(304)
    void refusal(int reason);

    /** What the refusal found and what it expected. */
    @At(312)
    long found();

    @At(312)
    void found(long value);

    @At(320)
    long expected();

    @At(320)
    void expected(long value);

    @At(BLOCK_FAULT_CR0)
    long faultCr0();

    @At(BLOCK_FAULT_CR0)
    void faultCr0(long value);

    @At(BLOCK_FAULT_CR2)
    long faultCr2();

    @At(BLOCK_FAULT_CR2)
    void faultCr2(long value);

    @At(BLOCK_FAULT_CR3)
    long faultCr3();

    @At(BLOCK_FAULT_CR3)
    void faultCr3(long value);

    @At(BLOCK_FAULT_CR4)
    long faultCr4();

    @At(BLOCK_FAULT_CR4)
    void faultCr4(long value);

    @At(BLOCK_FAULT_EFER)
    long faultEfer();

    @At(BLOCK_FAULT_EFER)
    void faultEfer(long value);

    // 384: four bytes that are free for self tests.

    /** Register of {@code ControlState} that differed, for a refusal that compares. */
    @At(388)
    int register();

    @At(388)
    void register(int number);

    /** The register as the trampoline left it, before the mirror wrote it. Valid from stage Y on. */
    @At(value = 400, stride = 8)
    long before(int register);

    @At(value = 400, stride = 8)
    void before(int register, long value);

    /** How STARTUP went out: one of {@link BringUpDiagnosis}' constants, from the command register. */
    @At(448)
    int startup();

    @At(448)
    void startup(int how);

    /** Time-stamp counter at the ping that it answered. */
    @At(392)
    long pingTime();

    @At(392)
    void pingTime(long count);
}
