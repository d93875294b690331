package mellos.doctor.machine;

import static mellos.doctor.machine.Obstacle.Place;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import mellos.doctor.log.SegmentName;
import mellos.doctor.paging.Access;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.paging.AddressSpace;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.MemoryOperand;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/**
 * Executes the instruction at RIP as far as it takes to see whether the processor can: fetches it, decodes it, and asks
 * for its operands and its stack what the page tables and descriptors say.
 */
final class InstructionCheck {
    private static final Set<String> READERS = Set.of(
            "cmp", "test", "push", "call", "jmp", "callf", "jmpf", "mul", "div", "idiv", "bt", "nop", "lgdt", "lidt",
            "lldt", "ltr", "lmsw", "verr", "verw", "fxrstor", "xrstor", "ldmxcsr");
    private static final Set<mellos.doctor.x86.Kind> NO_ACCESS =
            Set.of(mellos.doctor.x86.Kind.NOP, mellos.doctor.x86.Kind.INVLPG, mellos.doctor.x86.Kind.CACHE_CONTROL);

    private static final int PAGE = 4096;
    private static final int LONGEST_OPERAND = 64;

    private final Patient patient;
    private final AddressSpace space;

    private InstructionCheck(Patient patient) {
        this.patient = patient;
        this.space = patient.space();
    }

    /** What keeps the processor from executing where it stands; empty when nothing does. */
    static Optional<Obstacle> of(Patient patient) {
        InstructionCheck check = new InstructionCheck(patient);
        return check.access(Place.FETCH, patient.rip(), Kind.FETCH, "the instruction at " + hex(patient.rip()))
                .or(() -> patient.instruction().flatMap(check::of));
    }

    private Optional<Obstacle> of(Instruction at) {
        return Stream.<java.util.function.Supplier<Optional<Obstacle>>>of(
                        () -> opcode(at),
                        () -> privilege(at),
                        () -> arithmetic(at),
                        () -> operand(at),
                        () -> strings(at),
                        () -> stack(at),
                        () -> selector(at),
                        () -> interrupt(at))
                .map(java.util.function.Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private Optional<Obstacle> access(Place place, long address, Kind kind, String what) {
        Access access = new Access(kind, patient.isUser());
        return space.refusal(address, access).map(each -> Obstacle.page(place, address, access, each, what));
    }

    private Optional<Obstacle> fault(Place place, int vector, String text) {
        return Optional.of(Obstacle.plain(place, vector, patient.rip(), text));
    }

    private Optional<Obstacle> opcode(Instruction at) {
        long cr0 = patient.processor().cr0();
        long cr4 = patient.processor().cr4();
        return switch (at.kind()) {
            case INVALID -> fault(Place.OPCODE, Vector.INVALID_OPCODE, "the bytes there are no instruction");
            case UD2 -> fault(Place.OPCODE, Vector.INVALID_OPCODE, "ud2 is there to raise #UD");
            case SSE -> {
                if ((cr0 & ControlBits.CR0_EM) != 0 || (cr4 & ControlBits.CR4_OSFXSR) == 0) {
                    yield fault(Place.OPCODE, Vector.INVALID_OPCODE, "SSE is off: CR0.EM is set or CR4.OSFXSR is not");
                }
                yield switched(cr0);
            }
            case AVX, EVEX ->
                (cr4 & ControlBits.CR4_OSXSAVE) == 0
                        ? fault(Place.OPCODE, Vector.INVALID_OPCODE, "AVX is off: CR4.OSXSAVE is 0")
                        : switched(cr0);
            case X87, MMX ->
                (cr0 & ControlBits.CR0_EM) != 0
                        ? fault(Place.OPCODE, Vector.DEVICE_NOT_AVAILABLE, "CR0.EM is set: the processor has no x87")
                        : switched(cr0);
            default -> Optional.empty();
        };
    }

    private Optional<Obstacle> switched(long cr0) {
        return (cr0 & ControlBits.CR0_TS) != 0
                ? fault(Place.OPCODE, Vector.DEVICE_NOT_AVAILABLE, "CR0.TS is set")
                : Optional.empty();
    }

    private Optional<Obstacle> privilege(Instruction at) {
        boolean reserved = switch (at.kind()) {
            case HLT,
                    MOV_TO_CR,
                    MOV_FROM_CR,
                    MOV_DR,
                    CLTS,
                    LGDT,
                    LIDT,
                    LLDT,
                    LTR,
                    RDMSR,
                    WRMSR,
                    SWAPGS,
                    SYSRET,
                    INVLPG,
                    XSETBV,
                    INTERRUPT_FLAG,
                    PORT_IO -> true;
            default -> false;
        };
        return reserved && patient.isUser()
                ? fault(Place.PRIVILEGE, Vector.GENERAL_PROTECTION, "\"" + at.text() + "\" is not for user mode")
                : Optional.empty();
    }

    private Optional<Obstacle> arithmetic(Instruction at) {
        if (at.kind() != mellos.doctor.x86.Kind.DIV) {
            return Optional.empty();
        }
        OptionalLong divisor = at.memory().isPresent()
                ? space.number(patient.address(at.memory().get()), 1)
                : OptionalLong.of(patient.processor().register(Math.max(0, at.source())));
        return divisor.isPresent() && divisor.getAsLong() == 0 && at.memory().isEmpty()
                ? fault(
                        Place.ARITHMETIC,
                        Vector.DIVIDE_ERROR,
                        "the divisor, " + Registers.name(at.source(), 64, true).toUpperCase(java.util.Locale.ROOT)
                                + ", is 0")
                : Optional.empty();
    }

    private Optional<Obstacle> operand(Instruction at) {
        if (at.memory().isEmpty() || at.mnemonic().equals("lea") || NO_ACCESS.contains(at.kind())) {
            return Optional.empty();
        }
        MemoryOperand operand = at.memory().get();
        long address = patient.address(operand);
        Kind kind = writes(at) ? Kind.WRITE : Kind.READ;
        Place place = operand.base() == Registers.RSP ? Place.STACK : Place.OPERAND;
        return access(place, address, kind, "the operand of \"" + at.text() + "\" at " + hex(address))
                .or(() -> crossing(at, place, address, kind))
                .or(() -> misaligned(at, address));
    }

    /** An operand that reaches into the next page, as CR2 tells. */
    private Optional<Obstacle> crossing(Instruction at, Place place, long address, Kind kind) {
        long cr2 = patient.processor().cr2();
        boolean reaches = cr2 - address > 0 && cr2 - address < LONGEST_OPERAND && (cr2 & PAGE - 1) == 0;
        return reaches
                ? access(place, cr2, kind, "the operand of \"" + at.text() + "\" from " + hex(address) + " on")
                : Optional.empty();
    }

    private Optional<Obstacle> misaligned(Instruction at, long address) {
        return (address & at.mustAlign() - 1) == 0
                ? Optional.empty()
                : fault(
                        Place.OPERAND,
                        Vector.GENERAL_PROTECTION,
                        "\"" + at.text() + "\" needs an address aligned to " + at.mustAlign() + " bytes, and it is "
                                + hex(address));
    }

    /** The memory operand comes first and is not only looked at. */
    private static boolean writes(Instruction at) {
        int space = at.text().indexOf(' ');
        String operands = space < 0 ? "" : at.text().substring(space);
        int comma = operands.indexOf(',');
        String first = comma < 0 ? operands : operands.substring(0, comma);
        return first.contains("[") && !READERS.contains(at.mnemonic()) && at.kind() != mellos.doctor.x86.Kind.X87;
    }

    /** MOVS and its like name no operands. */
    private Optional<Obstacle> strings(Instruction at) {
        if (at.kind() != mellos.doctor.x86.Kind.STRING
                || patient.processor().register(Registers.RCX) == 0 && repeats(at)) {
            return Optional.empty();
        }
        String name = at.mnemonic().replaceFirst("^rep(ne)? ", "");
        boolean reads = name.startsWith("movs") || name.startsWith("lods") || name.startsWith("cmps");
        Kind there = name.startsWith("scas") || name.startsWith("cmps") ? Kind.READ : Kind.WRITE;
        Optional<Obstacle> source = reads ? string(at, Registers.RSI, Kind.READ) : Optional.empty();
        return source.or(() -> name.startsWith("lods") ? Optional.empty() : string(at, Registers.RDI, there));
    }

    private static boolean repeats(Instruction at) {
        return at.mnemonic().startsWith("rep");
    }

    private Optional<Obstacle> string(Instruction at, int register, Kind kind) {
        long address = patient.processor().register(register);
        String name = Registers.name(register, patient.mode().width(), true);
        return access(Place.OPERAND, address, kind, "[" + name + "] of \"" + at.text() + "\" at " + hex(address));
    }

    private Optional<Obstacle> stack(Instruction at) {
        int size = patient.mode().width() / 8;
        long top = patient.stackPointer();
        return switch (at.kind()) {
            case PUSH, CALL -> access(Place.STACK, top - size, Kind.WRITE, "the stack at " + hex(top - size));
            case POP, NEAR_RET, IRET, FAR_RET, POP_SEG ->
                access(Place.STACK, top, Kind.READ, "the stack at " + hex(top));
            case LEAVE -> access(Place.STACK, frame(), Kind.READ, "the frame at " + hex(frame()));
            default -> Optional.empty();
        };
    }

    private long frame() {
        return patient.processor().linear(SegmentName.SS, patient.processor().register(Registers.RBP));
    }

    /** IRET, far returns, LTR and loads of segments, whose selector must name a fit descriptor. */
    private Optional<Obstacle> selector(Instruction at) {
        int size = patient.mode().width() / 8;
        return switch (at.kind()) {
            case IRET, FAR_RET -> returnFrame(patient.stackPointer(), size);
            case FAR_JUMP, FAR_CALL ->
                farSelector(at)
                        .flatMap(each -> wanted(
                                each, "code segment", d -> d.isCode() && d.isPresent(), Vector.GENERAL_PROTECTION));
            case LTR ->
                source(at)
                        .flatMap(each ->
                                wanted(each, "task register", Descriptor::isTaskState, Vector.GENERAL_PROTECTION));
            case MOV_TO_SEG ->
                source(at)
                        .filter(each -> (each & 0xfffc) != 0)
                        .flatMap(each -> wanted(
                                each,
                                "segment register",
                                d -> !d.isSystem() && d.isPresent(),
                                Vector.GENERAL_PROTECTION));
            default -> Optional.empty();
        };
    }

    /** Behind the offset, in the instruction or in memory. */
    private Optional<Integer> farSelector(Instruction at) {
        if (at.memory().isEmpty()) {
            return at.register() < 0 ? Optional.empty() : Optional.of(at.register());
        }
        long offsetBytes = at.text().contains("qword") ? 8 : 4;
        OptionalLong stored = space.number(patient.address(at.memory().get()) + offsetBytes, 2);
        return stored.isPresent() ? Optional.of((int) stored.getAsLong()) : Optional.empty();
    }

    private Optional<Integer> source(Instruction at) {
        if (at.memory().isPresent()) {
            OptionalLong stored = space.number(patient.address(at.memory().get()), 2);
            return stored.isPresent() ? Optional.of((int) stored.getAsLong()) : Optional.empty();
        }
        return at.source() < 0
                ? Optional.empty()
                : Optional.of((int) patient.processor().register(at.source()) & 0xffff);
    }

    private Optional<Obstacle> returnFrame(long top, int size) {
        OptionalLong target = space.number(top, size);
        OptionalLong code = space.number(top + size, size);
        if (target.isEmpty() || code.isEmpty()) {
            return Optional.empty();
        }
        if (patient.isLong() && !space.mode().isCanonical(target.getAsLong())) {
            return fault(
                    Place.SELECTOR,
                    Vector.GENERAL_PROTECTION,
                    "the address to return to, " + hex(target.getAsLong()) + " on the stack at " + hex(top)
                            + ", is not canonical");
        }
        return wanted(
                (int) code.getAsLong() & 0xffff,
                "return's code segment (on the stack at " + hex(top + size) + ")",
                each -> each.isCode() && each.isPresent(),
                Vector.GENERAL_PROTECTION);
    }

    private Optional<Obstacle> wanted(
            int selector, String what, java.util.function.Predicate<Descriptor> fits, int vector) {
        if ((selector & 4) != 0) {
            return Optional.empty();
        }
        if ((selector & 0xfffc) == 0 || !patient.hasDescriptor(selector)) {
            return Optional.of(Obstacle.plain(
                    Place.SELECTOR,
                    vector,
                    patient.descriptorAddress(selector),
                    "the " + what + " would get selector " + hex(selector) + ", "
                            + ((selector & 0xfffc) == 0
                                    ? "which is null"
                                    : "which lies outside the GDT (limit "
                                            + hex(patient.processor().gdt().limit()) + ")")));
        }
        Access access = Access.kernel(Kind.READ);
        long at = patient.descriptorAddress(selector);
        Optional<Obstacle> unreadable = space.refusal(at, access)
                .map(each -> Obstacle.page(Place.GDT_MEMORY, at, access, each, "the GDT at " + hex(at)));
        Optional<Descriptor> found = patient.descriptor(selector);
        if (unreadable.isPresent() || found.isEmpty()) {
            return unreadable;
        }
        return fits.test(found.get())
                ? Optional.empty()
                : Optional.of(Obstacle.plain(
                        Place.SELECTOR,
                        vector,
                        patient.descriptorAddress(selector),
                        "the " + what + " would get selector " + hex(selector) + ", which is "
                                + found.get().words()));
    }

    private Optional<Obstacle> interrupt(Instruction at) {
        return switch (at.kind()) {
            case INT_N ->
                fault(Place.INTERRUPT, at.register(), "\"" + at.text() + "\" asks for vector " + hex(at.register()));
            case INT3 -> fault(Place.INTERRUPT, Vector.BREAKPOINT, "int3 asks for vector 3");
            default -> Optional.empty();
        };
    }
}
