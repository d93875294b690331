package mellos.doctor.rules;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** General protection faults with error code 0 in kernel mode: addresses, alignment, registers that refuse a value. */
final class ProtectionRules {
    private ProtectionRules() {}

    static List<Rule> all() {
        return List.of(
                nonCanonicalPointer(),
                nonCanonicalRip(),
                misaligned(),
                readMsr(),
                writeMsr(),
                controlRegister("cr0-combination-refused", 0),
                controlRegister("cr4-bit-not-supported", 4),
                controlRegister("cr3-value-refused", 3),
                extendedControl(),
                sysret(),
                segmentLimit(),
                compatibilityCode(),
                unknown());
    }

    static boolean plainGp(Scene s) {
        return s.fault().is(Vector.GENERAL_PROTECTION) && s.fault().error() == 0;
    }

    private static boolean kernelGp(Scene s) {
        return plainGp(s) && !s.fault().isUser();
    }

    private static Rule nonCanonicalPointer() {
        return Rule.named("pointer-not-canonical")
                .symptom()
                .needs(
                        52,
                        s -> (plainGp(s) || s.fault().is(Vector.STACK_FAULT))
                                && s.cpu().mode() == Mode.BITS_64
                                && Address.isCanonical(s.fault().rip())
                                && badRegisterOrOperand(s),
                        s -> s.code().isKnown()
                                ? "\""
                                        + s.code().instruction().text() + "\" addresses " + Address.hex(badAddress(s))
                                        + ", which is not canonical (bits 63–47 must be equal)"
                                : badRegister(s) + " holds " + Address.hex(badAddress(s))
                                        + ", not a canonical address (bits 63–47 must be equal); using it as a pointer"
                                        + " raises exactly this")
                .supports(
                        38,
                        s -> s.code().isKnown(),
                        _ -> "#GP with error code 0 is how the processor refuses such an address")
                .supports(
                        5,
                        s -> AddressFacts.isGarbage(badAddress(s)),
                        s -> "that is " + AddressFacts.describeGarbage(badAddress(s)))
                .cause(s -> "it followed a pointer that is no canonical address: " + Address.hex(badAddress(s))
                        + (!AddressFacts.isGarbage(badAddress(s))
                                ? ""
                                : ", " + AddressFacts.describeGarbage(badAddress(s))))
                .change(s -> "The register the address comes from is garbage: follow " + baseName(s)
                        + " back; usual sources are uninitialised or freed memory, an overrun of the structure that"
                        + " holds the pointer, and a page-table entry used with its flag bits (63, 0–11) still in it.")
                .build();
    }

    private static boolean badRegisterOrOperand(Scene s) {
        return s.code().isKnown()
                ? s.code().hasOperand()
                        && !s.code().is(Kind.NOP)
                        && !Address.isCanonical(s.code().operandAddress())
                : findBadRegister(s).isPresent();
    }

    /** The first general register with a value that is no address, for when the instruction is unknown. */
    private static OptionalInt findBadRegister(Scene s) {
        return IntStream.range(0, 16)
                .filter(i -> s.cpu().registerValue(i).test(value -> !Address.isCanonical(value)))
                .findFirst();
    }

    private static String badRegister(Scene s) {
        return Registers.name(findBadRegister(s).orElseThrow(), 64, true).toUpperCase(Locale.ROOT);
    }

    private static long badAddress(Scene s) {
        return s.code().isKnown()
                ? s.code().operandAddress()
                : s.cpu().register(findBadRegister(s).orElseThrow());
    }

    private static String baseName(Scene s) {
        if (!s.code().isKnown()) {
            return badRegister(s);
        }
        int base = s.code().operand().base();
        return base < 0 ? "the operand" : Registers.name(base, 64, true).toUpperCase(Locale.ROOT);
    }

    private static Rule nonCanonicalRip() {
        return Rule.named("jump-not-canonical")
                .symptom()
                .needs(
                        92,
                        s -> plainGp(s)
                                && s.cpu().has(Field.RIP)
                                && s.cpu().isLongMode()
                                && (!Address.isCanonical(s.fault().rip())
                                        || s.code().is(Kind.NEAR_RET, Kind.JUMP, Kind.CALL)
                                                && s.code().instruction().target() == 0
                                                && !s.code().hasOperand()
                                                && jumpsThroughBadRegister(s)),
                        s -> Address.isCanonical(s.fault().rip())
                                ? "\"" + s.code().instruction().text() + "\" would go to a non-canonical address"
                                : "RIP is " + Address.hex(s.fault().rip()) + ", not a canonical address")
                .supports(
                        5,
                        s -> AddressFacts.isGarbage(s.fault().rip()),
                        s -> "that is " + AddressFacts.describeGarbage(s.fault().rip()))
                .against(20, FetchRules::leadsFromDelivery)
                .cause(s -> "it jumped or returned to an address that is not canonical"
                        + (Address.isCanonical(s.fault().rip())
                                ? ""
                                : " (" + Address.hex(s.fault().rip()) + ")")
                        + ": a return address or function pointer was overwritten")
                .change("Look at what lies on the stack just below and above RSP: a local buffer written past its end,"
                        + " unbalanced pushes and pops, or a stack switched to without a proper frame.")
                .build();
    }

    private static boolean jumpsThroughBadRegister(Scene s) {
        Instruction i = s.code().instruction();
        return i.is(Kind.NEAR_RET)
                || i.source() >= 0 && !Address.isCanonical(s.cpu().register(i.source()));
    }

    private static Rule misaligned() {
        return Rule.named("misaligned-aligned-access")
                .needs(
                        93,
                        s -> plainGp(s)
                                && s.code().hasOperand()
                                && s.code().instruction().mustAlign() > 1
                                && Address.isCanonical(s.code().operandAddress())
                                && s.code().operandAddress()
                                                % s.code().instruction().mustAlign()
                                        != 0,
                        s -> "\"" + s.code().instruction().text()
                                + "\" needs an address that is a multiple of "
                                + s.code().instruction().mustAlign() + ", and it is "
                                + Address.hex(s.code().operandAddress()))
                .supports(
                        4,
                        s -> s.code().operand().base() == Registers.RSP
                                || s.code().operand().base() == Registers.RBP,
                        s -> "the operand is on the stack: RSP is "
                                + Address.hex(s.fault().rsp()))
                .cause(s -> onStack(s)
                        ? "the stack is misaligned: \"" + s.code().instruction().text()
                                + "\" stores to a stack slot that is not "
                                + s.code().instruction().mustAlign() + "-byte aligned"
                        : "the memory operand of \"" + s.code().instruction().text()
                                + "\" is not " + s.code().instruction().mustAlign()
                                + "-byte aligned")
                .change(s -> onStack(s)
                        ? "Keep RSP a multiple of 16 at every CALL (so it ends in 8 at a function's first"
                                + " instruction): align it in the entry code and in interrupt stubs, where the frame the"
                                + " processor pushes and the saved registers may leave it off by 8."
                        : "Align the object to " + s.code().instruction().mustAlign()
                                + " bytes, or compile the kernel without SSE (-mno-sse -mgeneral-regs-only).")
                .build();
    }

    private static boolean onStack(Scene s) {
        int base = s.code().operand().base();
        return base == Registers.RSP || base == Registers.RBP;
    }

    private static String msr(Scene s) {
        long number = s.cpu().register(Registers.RCX) & 0xffff_ffffL;
        return Address.hex(number)
                + MsrNames.nameOf(number).map(name -> " (" + name + ")").orElse("");
    }

    private static Rule readMsr() {
        return Rule.named("rdmsr-refused")
                .needs(
                        95,
                        s -> kernelGp(s) && s.code().is(Kind.RDMSR),
                        s -> "the instruction is RDMSR, and ECX is " + msr(s))
                .cause(s -> "it read MSR " + msr(s) + ", which this processor does not have" + x2apicHint(s))
                .change("Ask CPUID before using the MSR, or check the number in ECX.")
                .build();
    }

    private static String x2apicHint(Scene s) {
        long number = s.cpu().register(Registers.RCX) & 0xffff_ffffL;
        return number >= 0x800 && number < 0x900 ? " outside x2APIC mode (bit 10 of IA32_APIC_BASE, MSR 0x1B)" : "";
    }

    private static Rule writeMsr() {
        return Rule.named("wrmsr-refused")
                .needs(
                        95,
                        s -> kernelGp(s) && s.code().is(Kind.WRMSR),
                        s -> "the instruction is WRMSR, ECX is " + msr(s)
                                + ", EDX:EAX is "
                                + Address.hex(s.cpu().register(Registers.RDX) & 0xffff_ffffL) + ":"
                                + Address.hex(s.cpu().register(Registers.RAX) & 0xffff_ffffL))
                .cause(s -> "WRMSR refused its value: MSR " + msr(s)
                        + " does not exist here, or EDX:EAX has a reserved bit set or is not a canonical address"
                        + x2apicHint(s))
                .change("Ask CPUID for the feature first; write EDX as well as EAX (it holds bits 32–63); keep"
                        + " reserved bits as RDMSR returned them.")
                .build();
    }

    private static Rule controlRegister(String id, int number) {
        return Rule.named(id)
                .needs(
                        94,
                        s -> kernelGp(s)
                                && s.code().is(Kind.MOV_TO_CR)
                                && s.code().instruction().register() == number,
                        s -> "\""
                                + s.code().instruction().text()
                                + "\" with the value "
                                + Address.hex(
                                        s.cpu().register(s.code().instruction().source())))
                .cause(s -> switch (number) {
                    case 0 -> "CR0 refused the value " + value(s) + ": " + cr0Reason(s);
                    case 3 ->
                        "CR3 refused the value " + value(s)
                                + ": it has bits set above the processor's physical width, or PCID bits without"
                                + " CR4.PCIDE";
                    default ->
                        "CR4 refused the value " + value(s) + " ("
                                + ControlBits.cr4(
                                        s.cpu().register(s.code().instruction().source()))
                                + "): a bit of it is not supported by this CPU model, PAE was cleared in long mode, or"
                                + " PCIDE was set outside it";
                })
                .change(
                        switch (number) {
                            case 0 ->
                                "Set CR4.PAE and load CR3 before CR0.PG when EFER.LME is 1, load a 64-bit CS only"
                                        + " afterwards, and set PE with PG.";
                            case 3 -> "Put the physical address of the top-level table in CR3, page-aligned.";
                            default ->
                                "Test the feature with CPUID before setting its CR4 bit, and run QEMU with a CPU that"
                                        + " has it (-cpu max).";
                        })
                .build();
    }

    private static String value(Scene s) {
        return Address.hex(s.cpu().register(s.code().instruction().source()));
    }

    private static String cr0Reason(Scene s) {
        long wanted = s.cpu().register(s.code().instruction().source());
        if ((wanted & ControlBits.CR0_PG) != 0 && (wanted & ControlBits.CR0_PE) == 0) {
            return "PG without PE";
        }
        if ((wanted & ControlBits.CR0_PG) != 0
                && s.cpu().efer(ControlBits.EFER_LME)
                && s.cpu().cr4Lacks(ControlBits.CR4_PAE)) {
            return "paging for long mode (EFER.LME is 1) without CR4.PAE";
        }
        return (wanted & ControlBits.CR0_NW) != 0 && (wanted & ControlBits.CR0_CD) == 0
                ? "NW without CD"
                : "a combination the processor does not allow";
    }

    private static Rule extendedControl() {
        return Rule.named("xsetbv-refused")
                .needs(
                        95,
                        s -> kernelGp(s) && s.code().is(Kind.XSETBV),
                        s -> "XSETBV with ECX "
                                + Address.hex(s.cpu().register(Registers.RCX) & 0xffff_ffffL)
                                + " and EAX " + Address.hex(s.cpu().register(Registers.RAX) & 0xffff_ffffL))
                .cause("XSETBV refused its value: x87 (bit 0) must be set, AVX (bit 2) needs SSE (bit 1), and every"
                        + " bit must be in CPUID leaf 0xD")
                .change("Write XCR0 as the features CPUID(0xD, 0) reports in EAX, ANDed with what the kernel saves;"
                        + " ECX must be 0.")
                .build();
    }

    private static Rule sysret() {
        return Rule.named("sysret-refused")
                .needs(
                        94,
                        s -> plainGp(s) && s.code().is(Kind.SYSRET, Kind.SYSEXIT),
                        s -> "\"" + s.code().instruction().text()
                                + "\" raised #GP; RCX (the return address) is "
                                + Address.hex(s.cpu().register(Registers.RCX)))
                .cause(s -> Address.isCanonical(s.cpu().register(Registers.RCX))
                        ? "SYSRET was refused: executed in user mode or outside long mode"
                        : "SYSRET was given a non-canonical return address in RCX")
                .change("Check RCX and R11 (they must be as SYSCALL left them) before SYSRET; return with IRETQ when"
                        + " RCX is not canonical.")
                .build();
    }

    private static Rule segmentLimit() {
        return Rule.named("segment-limit-or-null-segment")
                .needs(
                        66,
                        s -> (plainGp(s)
                                        || s.fault().is(Vector.STACK_FAULT)
                                                && s.fault().error() == 0)
                                && s.cpu().has(mellos.doctor.log.CpuState.SegmentName.CS)
                                && !s.cpu().isLongMode()
                                && s.code().hasOperand()
                                && (isNull(s) || s.code().operand().offset(s.cpu()::register) > limit(s)),
                        s -> {
                            var segment = s.cpu().segment(s.code().operand().segment());
                            return "\"" + s.code().instruction().text() + "\" uses a segment with selector "
                                    + Address.hex(segment.selector())
                                    + " and limit "
                                    + Address.hex(segment.limit());
                        })
                .supports(
                        26,
                        ProtectionRules::isNull,
                        _ -> "the selector is null, and a null segment may be loaded but not used")
                .supports(
                        22,
                        s -> !isNull(s),
                        s -> "offset " + Address.hex(s.code().operand().offset(s.cpu()::register))
                                + " is beyond the limit")
                .cause(s -> isNull(s)
                        ? "it used memory through a segment register that holds the null selector"
                        : "it addressed memory beyond its segment's limit")
                .change("After LGDT and the far jump, load DS, ES, FS, GS and SS with a flat data selector (base 0,"
                        + " limit 4 GiB).")
                .build();
    }

    private static boolean isNull(Scene s) {
        return s.code().hasOperand()
                && (s.cpu().segment(s.code().operand().segment()).selector() & 0xfffc) == 0
                && (s.cpu().segment(s.code().operand().segment()).attributes() & 1 << 15) == 0;
    }

    private static long limit(Scene s) {
        return s.cpu().segment(s.code().operand().segment()).limit();
    }

    private static Rule compatibilityCode() {
        return Rule.named("long-mode-code-in-32-bit-segment")
                .needs(
                        72,
                        s -> (plainGp(s)
                                        || s.fault().is(Vector.INVALID_OPCODE)
                                        || s.fault().is(Vector.PAGE_FAULT))
                                && !s.fault().isUser()
                                && s.cpu().efer(ControlBits.EFER_LMA)
                                && s.cpu().has(mellos.doctor.log.CpuState.SegmentName.CS)
                                && s.cpu().mode() != Mode.BITS_64,
                        s -> "EFER.LMA is 1 but CS (selector "
                                + Address.hex(s.cpu()
                                        .segment(mellos.doctor.log.CpuState.SegmentName.CS)
                                        .selector())
                                + ") is a 32-bit segment: L (bit 53 of the descriptor) is 0")
                .supports(16, s -> !s.fault().isFetch(), _ -> "64-bit instructions decode differently there")
                .against(20, s -> s.fault().isFetch() && s.fault().isNotPresent())
                .cause("64-bit code is running in a 32-bit code segment: the far jump after enabling long mode used a"
                        + " descriptor without the L bit")
                .change("Jump to a code descriptor with L = 1 and D = 0 (0x00AF9A000000FFFF, or 0x00209A0000000000),"
                        + " after CR0.PG is set.")
                .build();
    }

    private static Rule unknown() {
        return Rule.named("general-protection")
                .symptom()
                .needs(34, s -> plainGp(s), _ -> "#GP with error code 0 names no selector")
                .supports(
                        4,
                        s -> s.code().isKnown(),
                        s -> "the instruction is \"" + s.code().instruction().text() + "\"")
                .cause(s -> s.code().isKnown()
                        ? "\"" + s.code().instruction().text() + "\" broke a protection rule"
                        : "the instruction at "
                                + s.names().name(s.fault().rip())
                                + " broke a protection rule: a non-canonical address, a privileged or misaligned"
                                + " operation, or a refused register value")
                .change(s -> !s.hasImage()
                        ? "Give the doctor the kernel (--kernel kernel.elf), or add in_asm to QEMU's -d, so that the"
                                + " instruction is known."
                        : "Look at the " + "instruction and its operands in the registers below.")
                .apart("The instruction decides it.")
                .build();
    }
}
