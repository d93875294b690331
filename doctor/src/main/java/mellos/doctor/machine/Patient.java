package mellos.doctor.machine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import mellos.doctor.dump.Processor;
import mellos.doctor.image.KernelImage;
import mellos.doctor.log.Segment;
import mellos.doctor.log.SegmentName;
import mellos.doctor.paging.AddressSpace;
import mellos.doctor.rules.Names;
import mellos.doctor.x86.Decoder;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.MemoryOperand;
import mellos.doctor.x86.Mode;

/** A processor with what it sees of memory, and what its addresses are called. */
record Patient(Processor processor, AddressSpace space, Optional<KernelImage> image, Names names) {
    private static final int LONGEST_INSTRUCTION = 15;
    private static final int GATE = 16;
    private static final int NARROW_GATE = 8;
    private static final SegmentName[] ENCODED = {
        SegmentName.ES, SegmentName.CS, SegmentName.SS, SegmentName.DS, SegmentName.FS, SegmentName.GS
    };
    /** TSS: where the stack pointers of rings 0 to 2 and the seven interrupt stacks stand. SDM, "64-Bit TSS". */
    private static final int RING_STACKS = 4;

    private static final int INTERRUPT_STACKS = 0x24;

    Patient(Processor processor, AddressSpace space, Optional<KernelImage> image) {
        this(processor, space, image, new Names(image));
    }

    /** The same processor if EFER.NXE is 0. */
    Patient withoutNoExecute() {
        return new Patient(processor, space.withoutNoExecute(), image, names);
    }

    boolean isLong() {
        return processor.isLongMode();
    }

    boolean isUser() {
        return processor.privilege() == 3;
    }

    long rip() {
        return processor.linear(SegmentName.CS, processor.rip());
    }

    long stackPointer() {
        return processor.linear(SegmentName.SS, processor.rsp());
    }

    String name() {
        return "CPU " + processor.number();
    }

    /** The instruction in memory at RIP; empty when it is not mapped. */
    Optional<Instruction> instruction() {
        byte[] code = space.readUpTo(rip(), LONGEST_INSTRUCTION);
        return code.length == 0 ? Optional.empty() : Decoder.decode(code, rip(), processor.mode());
    }

    /** The linear address of an operand. */
    long address(MemoryOperand operand) {
        return processor.linear(ENCODED[operand.segment()], operand.offset(processor::register));
    }

    int gateBytes() {
        return isLong() ? GATE : NARROW_GATE;
    }

    long gateAddress(int vector) {
        return processor.idt().base() + (long) vector * gateBytes();
    }

    boolean hasGate(int vector) {
        return (long) (vector + 1) * gateBytes() - 1 <= processor.idt().limit();
    }

    /** The gate in memory; empty when the table is not mapped there. */
    Optional<Gate> gate(int vector) {
        OptionalLong low = space.number(gateAddress(vector), 8);
        OptionalLong high = isLong() ? space.number(gateAddress(vector) + 8, 8) : OptionalLong.of(0);
        return low.isEmpty() || high.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gate(low.getAsLong(), high.getAsLong()));
    }

    long descriptorAddress(int selector) {
        return processor.gdt().base() + (selector & 0xfff8);
    }

    boolean hasDescriptor(int selector) {
        return (selector & 0xfff8) + 7 <= processor.gdt().limit();
    }

    Optional<Descriptor> descriptor(int selector) {
        return space.read(descriptorAddress(selector), 8).map(Descriptor::of);
    }

    Segment taskRegister() {
        return processor.segment(SegmentName.TR);
    }

    /** True when LTR was executed: reset leaves a null selector with base 0. */
    boolean hasTaskState() {
        return (taskRegister().selector() & 0xfffc) != 0;
    }

    /** Where the TSS keeps interrupt stack 1 to 7. */
    long interruptStackSlot(int number) {
        return taskRegister().base() + INTERRUPT_STACKS + 8L * (number - 1);
    }

    /** Where the TSS keeps the stack of the kernel. */
    long kernelStackSlot() {
        return taskRegister().base() + RING_STACKS;
    }

    int pointerBytes() {
        return isLong() ? 8 : 4;
    }

    /** The interrupt stacks that gates use. */
    List<Integer> interruptStacksInUse() {
        return !isLong()
                ? List.of()
                : IntStream.range(0, 256)
                        .filter(this::hasGate)
                        .mapToObj(this::gate)
                        .flatMap(Optional::stream)
                        .filter(each -> each.isPresent() && each.isInterruptOrTrap(true) && each.stack() != 0)
                        .map(Gate::stack)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** True while the processor is in code that firmware left it in, or was never started. */
    boolean isInFirmware() {
        long at = processor.segment(SegmentName.CS).base() + processor.rip();
        boolean low = at >= 0xa_0000L && at < 0x10_0000L || at >= 0xfff0_0000L && at <= 0xffff_ffffL;
        return low && !processor.hasPaging();
    }

    Mode mode() {
        return processor.mode();
    }
}
