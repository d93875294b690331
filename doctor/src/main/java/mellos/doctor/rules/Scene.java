package mellos.doctor.rules;

import java.util.List;
import java.util.Locale;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.History;
import mellos.doctor.chain.Nested;
import mellos.doctor.chain.Phase;
import mellos.doctor.image.KernelImage;
import mellos.doctor.image.Symbol;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.LogEvent.Translated;
import mellos.doctor.x86.Decoder;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.MemoryOperand;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Vector;

/** The facts a rule may ask for: one chain, its first fault, the registers, the instruction, the image, the history. */
public final class Scene {
    /** Addresses this close to zero come from a null pointer and a field's offset. */
    static final long NULL_ZONE = 0x1000;

    private static final long STACK_NEAR = 0x400;

    private final History history;
    private final FaultChain chain;
    private final KernelImage image;
    private final Processors processors;
    private final String serial;
    private Instruction instruction;
    private boolean instructionSought;
    private Instruction previous;
    private boolean previousSought;

    public Scene(History history, FaultChain chain, KernelImage image, Processors processors, String serial) {
        this.history = history;
        this.chain = chain;
        this.image = image;
        this.processors = processors;
        this.serial = serial;
    }

    public History history() {
        return history;
    }

    /** The chain to explain, or null when the log has none. */
    public FaultChain chain() {
        return chain;
    }

    /** The kernel's image, or null. */
    public KernelImage image() {
        return image;
    }

    public Processors processors() {
        return processors;
    }

    /** What the guest printed, empty when not given. */
    public String serial() {
        return serial;
    }

    public boolean hasFault() {
        return chain != null;
    }

    public Delivery first() {
        return chain.origin();
    }

    public CpuState state() {
        return chain == null ? CpuState.UNKNOWN : chain.origin().state();
    }

    public int vector() {
        return chain == null ? -1 : chain.origin().vector();
    }

    public int error() {
        return chain == null ? 0 : chain.origin().errorCode();
    }

    public long cr2() {
        return chain == null ? 0 : chain.origin().cr2();
    }

    public long rip() {
        return chain == null ? 0 : chain.origin().ip();
    }

    public long rsp() {
        return chain == null ? 0 : chain.origin().sp();
    }

    public int cpl() {
        return chain == null ? 0 : chain.origin().cpl();
    }

    public Phase phase() {
        return Phase.of(state());
    }

    /** True for an exception of this vector raised by the running code. */
    boolean is(int vector) {
        return hasFault() && vector() == vector && !chain.isExternal();
    }

    boolean isPageFault() {
        return is(Vector.PAGE_FAULT);
    }

    boolean pageFault(int bit) {
        return isPageFault() && (error() & bit) != 0;
    }

    /** A page fault on the fetch itself: by the error code, or by the address where the processor has no such bit. */
    boolean isFetch() {
        return isPageFault()
                && (pageFault(ErrorCode.FETCH)
                        || cr2() == state().linearRip() && state().has(Field.RIP)
                        || cr2() == rip());
    }

    /** A page fault of a load or store. */
    boolean isDataAccess() {
        return isPageFault() && !isFetch();
    }

    boolean isNotPresent() {
        return isPageFault() && (error() & (ErrorCode.PRESENT | ErrorCode.RESERVED)) == 0;
    }

    boolean has(Field field) {
        return state().has(field);
    }

    boolean cr0(long bit) {
        return has(Field.CR0) && (state().cr0() & bit) != 0;
    }

    boolean cr0Lacks(long bit) {
        return has(Field.CR0) && (state().cr0() & bit) == 0;
    }

    boolean cr4(long bit) {
        return has(Field.CR4) && (state().cr4() & bit) != 0;
    }

    boolean cr4Lacks(long bit) {
        return has(Field.CR4) && (state().cr4() & bit) == 0;
    }

    boolean efer(long bit) {
        return has(Field.EFER) && (state().efer() & bit) != 0;
    }

    boolean eferLacks(long bit) {
        return has(Field.EFER) && (state().efer() & bit) == 0;
    }

    boolean flag(long bit) {
        return has(Field.RFLAGS) && (state().value(Field.RFLAGS) & bit) != 0;
    }

    Mode mode() {
        return state().has(SegmentName.CS)
                ? state().mode()
                : has(Field.EFER) && state().isLongMode()
                        ? Mode.BITS_64
                        : image != null && !image.is64Bit() ? Mode.BITS_32 : Mode.BITS_64;
    }

    /** The faulting instruction, from the dump, the translation log or the image; null when none has its bytes. */
    public Instruction instruction() {
        if (!instructionSought) {
            instructionSought = true;
            instruction = hasFault() && !isFetch() ? decode() : null;
        }
        return instruction;
    }

    private Instruction decode() {
        byte[] shown = state().codeAtRip();
        if (shown != null) {
            return Decoder.decode(shown, rip(), mode());
        }
        Translated translated = history.code().at(linearRip());
        Instruction ofImage = image == null ? null : image.instructionAt(linearRip(), mode());
        if (translated != null && translated.code().length > 0) {
            Instruction whole = Decoder.decode(translated.code(), rip(), mode());
            Instruction guessed = Decoder.decode(java.util.Arrays.copyOf(translated.code(), 15), rip(), mode());
            return whole != null ? whole : ofImage != null ? ofImage : guessed;
        }
        return ofImage;
    }

    /** The instruction just before the faulting one in memory; null when unknown. */
    public Instruction previous() {
        if (!previousSought) {
            previousSought = true;
            previous = hasFault() && image != null ? image.instructionBefore(linearRip(), mode()) : null;
        }
        return previous;
    }

    long linearRip() {
        return state().has(SegmentName.CS) ? state().linearRip() : rip();
    }

    boolean instructionIs(Kind... kinds) {
        return instruction() != null && instruction().isOneOf(kinds);
    }

    boolean previousIs(Kind... kinds) {
        return previous() != null && previous().isOneOf(kinds);
    }

    boolean instructionKnown() {
        return instruction() != null;
    }

    /** Linear address of the explicit memory operand; valid only when there is one and the registers are known. */
    long operandAddress() {
        MemoryOperand operand = instruction().memory();
        long offset = operand.offset(state()::register);
        boolean flat = mode() == Mode.BITS_64 && !operand.throughFsOrGs();
        long base = flat ? 0 : state().segment(operand.segment()).base();
        return mode() == Mode.BITS_64 ? base + offset : base + offset & 0xffff_ffffL;
    }

    boolean hasOperand() {
        return instruction() != null && instruction().memory() != null && has(Field.RAX);
    }

    static boolean isCanonical(long address) {
        long top = address >> 47;
        return top == 0 || top == -1;
    }

    /** Near enough below zero or above it to be an offset from a null base. */
    static boolean isNearNull(long address) {
        return Long.compareUnsigned(address, NULL_ZONE) < 0;
    }

    static boolean isHighHalf(long address) {
        return address < 0;
    }

    static boolean within(long address, long base, long limit) {
        return Long.compareUnsigned(address - base, limit) <= 0;
    }

    /** True when the address is where a push at the first fault's RSP would go, or close by. */
    boolean nearStack(long address) {
        return chain != null
                && (state().has(Field.RSP) || rsp() != 0 || chain.origin().ss() != 0)
                && within(address, rsp() - STACK_NEAR, 2 * STACK_NEAR);
    }

    boolean inGdt(long address) {
        return has(Field.GDT_BASE) && within(address, state().value(Field.GDT_BASE), state().value(Field.GDT_LIMIT));
    }

    boolean inIdt(long address) {
        return has(Field.IDT_BASE)
                && state().value(Field.IDT_LIMIT) > 0
                && !idtNeverLoaded()
                && within(address, state().value(Field.IDT_BASE), state().value(Field.IDT_LIMIT));
    }

    boolean inTss(long address) {
        return state().has(SegmentName.TR)
                && state().segment(SegmentName.TR).base() != 0
                && within(
                        address,
                        state().segment(SegmentName.TR).base(),
                        Math.max(103, Math.min(state().segment(SegmentName.TR).limit(), 0x2067)));
    }

    /** CR3 at the event before, when it differs from this one's: the address space was switched in between; else 0. */
    long formerTables() {
        if (before().isEmpty() || !has(Field.CR3)) {
            return 0;
        }
        CpuState last = before().getLast().state();
        return last.has(Field.CR3) && last.isPaging() && last.cr3() != state().cr3() ? last.cr3() : 0;
    }

    /** True when the address is in the region the kernel uses: around its stack, GDT or IDT, or where other events ran. */
    boolean isFamiliar(long address) {
        long reach = 1L << 24;
        boolean tables = has(Field.GDT_BASE) && within(address, state().value(Field.GDT_BASE) - reach, 2 * reach)
                || has(Field.IDT_BASE)
                        && !idtNeverLoaded()
                        && within(address, state().value(Field.IDT_BASE) - reach, 2 * reach);
        return tables
                || within(address, rsp() - reach, 2 * reach)
                || before().stream().anyMatch(each -> within(address, each.ip() - reach, 2 * reach));
    }

    /** First fault raised while the origin was delivered, or null. */
    Nested failure() {
        return chain == null || chain.nested().isEmpty() ? null : chain.nested().getFirst();
    }

    boolean deliveryFailed() {
        return failure() != null;
    }

    int failureVector() {
        return failure() == null ? -1 : failure().vector();
    }

    /** True when every fault after the first was a page fault: nothing is mapped any more. */
    boolean onlyPageFaultsFollow() {
        return deliveryFailed() && chain.nested().stream().allMatch(each -> each.vector() == Vector.PAGE_FAULT);
    }

    /** Bytes of an IDT gate in this mode. */
    int gateSize() {
        return state().isLongMode() ? 16 : 8;
    }

    boolean gateBeyondLimit(int vector) {
        return has(Field.IDT_LIMIT) && (long) vector * gateSize() + gateSize() - 1 > state().value(Field.IDT_LIMIT);
    }

    boolean idtNeverLoaded() {
        return IdtFacts.neverLoaded(this);
    }

    /** Eight bytes of the GDT entry for the selector as the image has it, or null when the image does not hold it. */
    Descriptor descriptor(int selector) {
        if (image == null || !has(Field.GDT_BASE) || (selector & ErrorCode.LDT) != 0) {
            return null;
        }
        byte[] bytes = image.bytesAt(state().value(Field.GDT_BASE) + (selector & 0xfff8), 8);
        return bytes.length < 8 ? null : Descriptor.of(bytes);
    }

    /** Symbol and offset of an address, or the address alone. */
    public String name(long address) {
        String hex = hex(address);
        if (image == null) {
            return hex;
        }
        return image.symbolAt(address).map(symbol -> describe(symbol, address)).orElse(hex);
    }

    private String describe(Symbol symbol, long address) {
        long offset = image.linked(address) - symbol.address();
        return symbol.name() + (offset == 0 ? "" : "+0x" + Long.toHexString(offset));
    }

    /** {@code name at file:line (0x…)} as far as known. */
    public String place(long address) {
        if (image == null) {
            return hex(address);
        }
        String name = name(address);
        String line = image.lineAt(address).map(each -> " at " + each).orElse("");
        return name.equals(hex(address)) && line.isEmpty() ? name : name + line + " (" + hex(address) + ")";
    }

    /** A name in quotes for a data address that has one, with the address. */
    String what(long address) {
        return name(address).equals(hex(address)) ? hex(address) : hex(address) + " (" + name(address) + ")";
    }

    boolean inImage(long address) {
        return image != null && image.contains(address);
    }

    public static String hex(long value) {
        return String.format(Locale.ROOT, "0x%x", value);
    }

    List<Delivery> before() {
        return chain == null ? List.of() : chain.before();
    }

    boolean isExternalOrSoftware() {
        return chain != null && chain.beganWithInterrupt();
    }
}
