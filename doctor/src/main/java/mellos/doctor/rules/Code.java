package mellos.doctor.rules;

import java.util.Arrays;
import java.util.Optional;
import mellos.doctor.chain.CodeCache;
import mellos.doctor.image.KernelImage;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Translated;
import mellos.doctor.log.NotInLogException;
import mellos.doctor.log.Value;
import mellos.doctor.x86.Decoder;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.MemoryOperand;
import mellos.doctor.x86.Mode;

/** The faulting instruction and the one before it, from the dump, the translation log or the image. */
public final class Code {
    private static final int LONGEST = 15;

    private final Fault fault;
    private final Cpu cpu;
    private final CodeCache translated;
    private final Optional<KernelImage> image;
    private final Optional<Instruction> instruction;
    private final Optional<Instruction> previous;
    private final Optional<Instruction> around;

    Code(Fault fault, Cpu cpu, CodeCache translated, Optional<KernelImage> image) {
        this.fault = fault;
        this.cpu = cpu;
        this.translated = translated;
        this.image = image;
        this.around = rip() instanceof Value.Known at
                ? image.flatMap(each -> each.instructionAround(at.number(), cpu.mode()))
                : Optional.empty();
        this.instruction = rip() instanceof Value.Known at && !fault.isFetch() && around.isEmpty()
                ? decode(at.number())
                : Optional.empty();
        this.previous = rip() instanceof Value.Known at
                ? image.flatMap(each -> each.instructionBefore(at.number(), cpu.mode()))
                : Optional.empty();
    }

    private Value rip() {
        return fault.state().linearRip().or(fault.origin().ip());
    }

    private Optional<Instruction> decode(long linear) {
        long at = fault.origin().ip().or(Value.of(linear)).number();
        Optional<byte[]> shown = fault.state().codeAtRip();
        if (shown.isPresent()) {
            return Decoder.decode(shown.get(), at, cpu.mode());
        }
        Optional<byte[]> ran = translated.at(linear).map(Translated::code).filter(code -> code.length > 0);
        return ran.flatMap(code -> Decoder.decode(code, at, cpu.mode()))
                .or(() -> image.flatMap(each -> each.instructionAt(linear, cpu.mode())))
                .or(() -> ran.flatMap(code -> Decoder.decode(Arrays.copyOf(code, LONGEST), at, cpu.mode())));
    }

    /** The instruction of the kernel that RIP is in the middle of: what ran there is none that anybody wrote. */
    Optional<Instruction> around() {
        return around;
    }

    /** The faulting instruction, when anything has its bytes and RIP is at the beginning of one. */
    public Optional<Instruction> find() {
        return instruction;
    }

    boolean isKnown() {
        return instruction.isPresent();
    }

    Instruction instruction() {
        return instruction.orElseThrow(NotInLogException::new);
    }

    boolean is(Kind... kinds) {
        return instruction.filter(each -> each.isOneOf(kinds)).isPresent();
    }

    /** The instruction just before the faulting one in memory. */
    Instruction previous() {
        return previous.orElseThrow(NotInLogException::new);
    }

    boolean previousIsKnown() {
        return previous.isPresent();
    }

    boolean previousIs(Kind... kinds) {
        return previous.filter(each -> each.isOneOf(kinds)).isPresent();
    }

    /** True when there is an explicit memory operand and the registers are known that make its address. */
    boolean hasOperand() {
        return instruction.flatMap(Instruction::memory).isPresent() && cpu.has(Field.RAX);
    }

    MemoryOperand operand() {
        return instruction().memory().orElseThrow(NotInLogException::new);
    }

    /** Linear address of the explicit memory operand. */
    long operandAddress() {
        MemoryOperand operand = operand();
        long offset = operand.offset(cpu::register);
        boolean wide = cpu.mode() == Mode.BITS_64;
        long base = wide && !operand.throughFsOrGs()
                ? 0
                : cpu.segment(operand.segment()).base();
        return wide ? base + offset : base + offset & 0xffff_ffffL;
    }
}
