package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/**
 * Invalid opcodes and the floating-point unit: instructions that the processor, or its present state, does not have.
 */
final class InstructionRules {
    private InstructionRules() {}

    static List<Rule> all() {
        return List.of(
                deliberate(),
                sseOff(),
                emulationUd(),
                avxOff(),
                fsgsbaseOff(),
                notOnThisCpu(),
                lowMemory(),
                data(),
                outside(),
                wrongWidth(),
                changedCode(),
                badBytes(),
                unknownOpcode(),
                unnamed(),
                lostBeginning(),
                taskSwitched(),
                emulation());
    }

    private static boolean ud(Scene s) {
        return s.fault().is(Vector.INVALID_OPCODE);
    }

    private static String shows(Scene s) {
        return "the instruction is \"" + s.code().instruction().text() + "\"";
    }

    private static Rule deliberate() {
        return Rule.named("deliberate-trap")
                .symptom()
                .needs(
                        94,
                        s -> ud(s)
                                && s.code().is(Kind.UD2)
                                && (!s.names().inImage(s.fault().linearRip())
                                        || s.image().isCode(s.fault().linearRip())),
                        s -> shows(s) + ", which exists only to raise #UD")
                .cause(s -> "the program stopped itself: it reached a trap instruction ("
                        + s.code().instruction().mnemonic()
                        + "): a panic, a failed assertion, or code declared unreachable")
                .change(s -> "Look at what is tested just before "
                        + s.names().place(s.fault().linearRip())
                        + ": a panic or assert path, __builtin_unreachable or __builtin_trap, Rust's abort, Zig's"
                        + " unreachable, or the end of a function that never returns a value.")
                .build();
    }

    private static Rule sseOff() {
        return Rule.named("sse-not-enabled")
                .needs(
                        60,
                        s -> ud(s)
                                && s.cpu().cr4Lacks(ControlBits.CR4_OSFXSR)
                                && (s.code().is(Kind.SSE, Kind.FXSAVE)
                                        || !s.code().isKnown()),
                        s -> "CR4 is " + s.cpu().hex(Field.CR4) + ": OSFXSR (bit 9) is 0")
                .supports(
                        38,
                        s -> s.code().is(Kind.SSE, Kind.FXSAVE),
                        s -> "\"" + s.code().instruction().text() + "\" is an SSE instruction")
                .against(16, s -> !s.code().isKnown())
                .cause(s -> s.code().isKnown()
                        ? "SSE is not enabled: \"" + s.code().instruction().text() + "\" needs CR4.OSFXSR"
                        : "an instruction was refused, most likely SSE: CR4.OSFXSR is 0 on this processor")
                .change("Before the first compiled code: clear CR0.EM (bit 2), set CR0.MP (bit 1), set CR4.OSFXSR and"
                        + " CR4.OSXMMEXCPT (bits 9 and 10), on every processor; or compile with -mno-sse -mno-mmx"
                        + " -mgeneral-regs-only (Rust: target features -sse,+soft-float).")
                .build();
    }

    private static Rule emulationUd() {
        return Rule.named("sse-with-cr0-em")
                .needs(
                        96,
                        s -> ud(s)
                                && s.cpu().cr0(ControlBits.CR0_EM)
                                && s.code().is(Kind.SSE, Kind.MMX, Kind.FXSAVE)
                                && s.cpu().cr4(ControlBits.CR4_OSFXSR),
                        s -> "CR0.EM (bit 2) is 1, and " + shows(s))
                .cause("CR0.EM is set, which makes every SSE instruction invalid")
                .change("Clear CR0.EM and set CR0.MP before using the FPU or SSE.")
                .build();
    }

    private static Rule avxOff() {
        return Rule.named("avx-not-enabled")
                .needs(
                        94,
                        s -> ud(s) && s.code().is(Kind.AVX, Kind.EVEX, Kind.XSAVE, Kind.XGETBV, Kind.XSETBV),
                        InstructionRules::shows)
                .supports(
                        5,
                        s -> s.cpu().cr4Lacks(ControlBits.CR4_OSXSAVE),
                        s -> "CR4 is " + s.cpu().hex(Field.CR4) + ": OSXSAVE (bit 18) is 0")
                .cause(s -> s.cpu().cr4Lacks(ControlBits.CR4_OSXSAVE)
                        ? "AVX or XSAVE was used while CR4.OSXSAVE is 0"
                        : "AVX was used without enabling it in XCR0, or the CPU model does not have it")
                .change("Set CR4.OSXSAVE, then write XCR0 with XSETBV (x87, SSE and AVX: value 7), after asking CPUID;"
                        + " or compile the kernel without AVX (-mno-avx).")
                .build();
    }

    private static Rule fsgsbaseOff() {
        return Rule.named("fsgsbase-not-enabled")
                .needs(92, s -> ud(s) && s.code().is(Kind.FSGSBASE), InstructionRules::shows)
                .supports(6, s -> s.cpu().cr4Lacks(ControlBits.CR4_FSGSBASE), _ -> "CR4.FSGSBASE (bit 16) is 0")
                .cause("RDFSBASE/WRGSBASE and their like need CR4.FSGSBASE, which is 0 here (or the CPU model lacks"
                        + " the feature)")
                .change("Set CR4.FSGSBASE after asking CPUID (leaf 7, EBX bit 0), or use the FS_BASE and GS_BASE MSRs.")
                .build();
    }

    private static Rule notOnThisCpu() {
        return Rule.named("cpu-lacks-instruction")
                .needs(
                        80,
                        s -> ud(s)
                                && s.code().isKnown()
                                && (s.code()
                                                .is(
                                                        Kind.INVPCID,
                                                        Kind.RDTSCP,
                                                        Kind.SMAP_TOGGLE,
                                                        Kind.MONITOR,
                                                        Kind.CMPXCHG16B,
                                                        Kind.VIRTUALISATION,
                                                        Kind.SWAPGS)
                                        || s.code()
                                                        .instruction()
                                                        .mnemonic()
                                                        .matches(
                                                                "rdrand|rdseed|rdpid|popcnt|movbe|crc32|op-0f38.*|op-0f3a.*|wrpkru|rdpkru")
                                                && !(s.code().is(Kind.SSE)
                                                        && s.cpu().cr4Lacks(ControlBits.CR4_OSFXSR))),
                        InstructionRules::shows)
                .cause(s -> "the CPU model that QEMU emulates does not have \""
                        + s.code().instruction().mnemonic() + "\", or it is not allowed in this mode")
                .change("Ask CPUID before using it, compile for a lower level (-march=x86-64), or run QEMU with a CPU"
                        + " that has it (-cpu max).")
                .build();
    }

    private static Rule lowMemory() {
        return Rule.named("executes-interrupt-vectors")
                .symptom()
                .needs(0, s -> !WanderRules.standsOnFlags(s))
                .needs(
                        93,
                        s -> (ud(s)
                                        || s.fault().is(Vector.GENERAL_PROTECTION)
                                                && s.fault().error() == 0
                                        || s.fault().isDataAccess())
                                && !s.fault().isUser()
                                && Long.compareUnsigned(s.fault().rip(), 0x500) < 0
                                && s.cpu().isProtected(),
                        s -> "RIP is " + Address.hex(s.fault().rip())
                                + ": it is executing the real-mode interrupt vectors at address 0")
                .cause("it jumped to address zero, page 0 is mapped, and it executed what lies there: a null function"
                        + " pointer was called or a zero return address popped")
                .change("Find the null call (the word at RSP is often the caller), and unmap page 0 so that the next"
                        + " one faults at once.")
                .build();
    }

    private static Rule data() {
        return Rule.named("executes-data")
                .symptom()
                .needs(0, s -> !s.image().isZeroInitialised(s.fault().linearRip()))
                .needs(
                        82,
                        s -> (ud(s) || s.fault().is(Vector.GENERAL_PROTECTION))
                                && s.hasImage()
                                && !s.fault().isUser()
                                && s.names().inImage(s.fault().linearRip())
                                && !s.image().isCode(s.fault().linearRip()),
                        s -> s.names().what(s.fault().linearRip()) + " is "
                                + s.image().sectionAt(s.fault().linearRip()).orElse("no code section") + ", not code")
                .supports(10, s -> s.fault().nearStack(s.fault().rip()), _ -> "RIP is on the stack")
                .cause(s ->
                        "it is executing data at " + s.names().what(s.fault().linearRip())
                                + ": a wrong jump, return or fall through the end of code led there")
                .change("Find the transfer: a function without return at the end of its section, a smashed return"
                        + " address, or a function pointer to data. Marking data no-execute would stop it at the"
                        + " first instruction.")
                .build();
    }

    /**
     * A page below 1 MiB, protected mode, and the IDT register as INIT leaves it: outside every image, and right so.
     */
    static boolean isInTrampoline(Scene s) {
        return s.fault().origin().ip().test(rip -> Long.compareUnsigned(rip, 0x100000) < 0)
                && s.cpu().isProtected()
                && s.cpu().state().value(Field.IDT_LIMIT).is(0xffff)
                && s.cpu().state().value(Field.IDT_BASE).is(0);
    }

    private static Rule outside() {
        return Rule.named("executes-outside-image")
                .symptom()
                .needs(0, s -> !isInTrampoline(s))
                .needs(
                        56,
                        s -> (ud(s)
                                        || s.fault().is(Vector.GENERAL_PROTECTION)
                                                && Address.isCanonical(s.fault().rip()))
                                && s.hasImage()
                                && !s.fault().isUser()
                                && !s.names().inImage(s.fault().linearRip())
                                && s.cpu().isProtected()
                                && s.fault().rip() >= 0x500 | s.fault().rip() < 0,
                        s -> Address.hex(s.fault().linearRip()) + " is outside the kernel image")
                .supports(
                        30,
                        s -> AddressFacts.isDevice(s.fault().linearRip()),
                        s -> "that is " + AddressFacts.device(s.fault().linearRip()))
                .supports(
                        22,
                        s -> Long.compareUnsigned(s.fault().linearRip(), 0x100000) >= 0
                                || s.history().tally().hasOneProcessor(),
                        _ -> "no start-up trampoline runs there either")
                .supports(12, s -> s.fault().error() != 0, _ -> "what is executed there is not even meant to be code")
                .supports(10, s -> s.fault().nearStack(s.fault().rip()), _ -> "RIP is on the stack")
                .cause(s ->
                        "it is executing what lies at " + Address.hex(s.fault().linearRip())
                                + ", outside the kernel: a wrong jump or return led there, through memory that happens"
                                + " to be mapped")
                .change("Find the transfer: a function pointer or return address that was overwritten or never set"
                        + " (the word at RSP may be the caller); or name the ELF file that really ran.")
                .build();
    }

    private static Rule wrongWidth() {
        return Rule.named("64-bit-code-in-32-bit-mode")
                .needs(
                        64,
                        s -> (ud(s)
                                        || s.fault().is(Vector.GENERAL_PROTECTION)
                                        || s.fault().isDataAccess())
                                && s.hasImage()
                                && s.image().is64Bit()
                                && s.cpu().has(Field.EFER)
                                && s.cpu().eferLacks(ControlBits.EFER_LMA)
                                && s.cpu().isProtected()
                                && s.names().inImage(s.fault().linearRip())
                                && !s.code().previousIs(Kind.MOV_TO_CR, Kind.WRMSR, Kind.LGDT, Kind.FAR_JUMP)
                                && !s.code()
                                        .is(
                                                Kind.MOV_TO_CR,
                                                Kind.WRMSR,
                                                Kind.RDMSR,
                                                Kind.LGDT,
                                                Kind.FAR_JUMP,
                                                Kind.MOV_TO_SEG),
                        _ -> "the image is for x86-64, and the processor is in 32-bit protected mode (EFER.LMA is 0)")
                .supports(
                        20,
                        s -> looksLikeRex(s),
                        _ -> "the bytes at RIP begin with a REX prefix, which 32-bit mode takes for INC or DEC")
                .against(30, s -> !looksLikeRex(s))
                .cause("64-bit code is running in 32-bit mode: the switch to long mode did not happen")
                .change("Set CR4.PAE, CR3, EFER.LME, CR0.PG, then far-jump to a 64-bit code segment before calling"
                        + " compiled 64-bit code; a multiboot loader enters in 32-bit mode.")
                .build();
    }

    private static boolean looksLikeRex(Scene s) {
        byte[] code = s.image().bytesAt(s.fault().linearRip(), 1);
        byte[] before = s.image().bytesAt(s.fault().linearRip() - 1, 1);
        return code.length > 0 && (code[0] & 0xf0) == 0x40 || before.length > 0 && (before[0] & 0xf8) == 0x48;
    }

    private static boolean canRaiseUd(Instruction i) {
        return i.isOneOf(
                        Kind.UD2,
                        Kind.SSE,
                        Kind.AVX,
                        Kind.EVEX,
                        Kind.MMX,
                        Kind.X87,
                        Kind.FXSAVE,
                        Kind.XSAVE,
                        Kind.SYSCALL,
                        Kind.SYSRET,
                        Kind.SYSENTER,
                        Kind.SYSEXIT,
                        Kind.FSGSBASE,
                        Kind.RDTSCP,
                        Kind.INVPCID,
                        Kind.SMAP_TOGGLE,
                        Kind.MONITOR,
                        Kind.CMPXCHG16B,
                        Kind.VIRTUALISATION,
                        Kind.XGETBV,
                        Kind.XSETBV,
                        Kind.SWAPGS,
                        Kind.INVALID,
                        Kind.BOUND,
                        Kind.MOV_DR,
                        Kind.MOV_FROM_CR,
                        Kind.MOV_TO_CR,
                        Kind.OTHER,
                        Kind.LLDT,
                        Kind.LTR)
                && !i.mnemonic().matches("mov|add|sub|xor|and|or|cmp|test|lea|inc|dec");
    }

    private static Rule changedCode() {
        return Rule.named("code-differs-from-image")
                .symptom()
                .needs(
                        64,
                        s -> s.hasImage()
                                && s.code().isKnown()
                                && s.image().isCode(s.fault().linearRip())
                                && !s.fault().isUser()
                                && !looksLikeWrongWidth(s)
                                && (ud(s) && !canRaiseUd(s.code().instruction()) || cannotTouch(s)),
                        s -> "in the image, "
                                + s.names().name(s.fault().linearRip()) + " is \""
                                + s.code().instruction().text() + "\", which cannot raise "
                                + (ud(s)
                                        ? "#UD"
                                        : "a page fault at "
                                                + Address.hex(s.fault().cr2())))
                .supports(16, InstructionRules::ud, _ -> "so other bytes were executed")
                .supports(
                        22,
                        s -> s.code().previousIs(Kind.MOV_TO_CR),
                        s -> "\"" + s.code().previous().text()
                                + "\" stands just before it: the new page tables map this address to another frame")
                .cause(s -> "the code in memory is not what the image has at "
                        + s.names().what(s.fault().linearRip())
                        + (s.code().previousIs(Kind.MOV_TO_CR)
                                ? ": the page tables just put in force map it to the wrong physical page"
                                : ": overwritten, mapped to the wrong frame, or another build of the"
                                        + " kernel is running"))
                .change("First make sure the log and the ELF are from the same build. If so, something wrote over the"
                        + " kernel's code: an overrun, a page handed out twice, a load or BSS clearing at the"
                        + " wrong address; map code read-only and set CR0.WP to catch the writer.")
                .build();
    }

    /** A page fault of an instruction that, as the image has it, uses neither memory, nor the stack, nor a segment. */
    private static boolean cannotTouch(Scene s) {
        Instruction i = s.code().instruction();
        boolean stackElsewhere = i.isOneOf(Kind.PUSH, Kind.POP, Kind.CALL, Kind.NEAR_RET)
                && !s.fault().nearStack(s.fault().cr2())
                && !i.mnemonic().matches("enter");
        return s.fault().isDataAccess()
                && i.memory().isEmpty()
                && (stackElsewhere
                        || i.isOneOf(
                                        Kind.OTHER,
                                        Kind.NOP,
                                        Kind.JUMP,
                                        Kind.BRANCH,
                                        Kind.MOV_TO_CR,
                                        Kind.MOV_FROM_CR,
                                        Kind.HLT,
                                        Kind.INTERRUPT_FLAG)
                                && !i.mnemonic().matches("xlat"));
    }

    private static boolean looksLikeWrongWidth(Scene s) {
        return s.image().is64Bit() && s.cpu().eferLacks(ControlBits.EFER_LMA);
    }

    private static Rule badBytes() {
        return Rule.named("no-instruction-at-rip")
                .symptom()
                .needs(
                        78,
                        s -> ud(s) && s.code().is(Kind.INVALID),
                        s -> "the bytes at " + s.names().what(s.fault().linearRip()) + " are no instruction")
                .cause(s -> "the bytes at " + s.names().what(s.fault().linearRip())
                        + " are no instruction: control went into the middle of one, into data, or off a"
                        + " function's end")
                .change("Find how control got here: a computed jump, a return to a wrong address, or a function"
                        + " without a return.")
                .build();
    }

    private static Rule unknownOpcode() {
        return Rule.named("invalid-opcode")
                .symptom()
                .needs(
                        36,
                        InstructionRules::ud,
                        s -> "#UD at " + s.names().what(s.fault().rip()))
                .cause(s -> "the processor refused the instruction at "
                        + s.names().what(s.fault().rip())
                        + ": a trap (ud2) of a panic or assertion, an instruction this CPU lacks or has"
                        + " switched off, or no code at all")
                .change(s -> !s.hasImage()
                        ? "Give the doctor the kernel (--kernel kernel.elf), or add in_asm to QEMU's -d, so that the"
                                + " instruction is known."
                        : "Look at the bytes at RIP in memory; the image does not have " + "them.")
                .apart("The bytes at RIP decide it.")
                .build();
    }

    private static Rule taskSwitched() {
        return Rule.named("fpu-task-switched")
                .needs(
                        88,
                        s -> s.fault().is(Vector.DEVICE_NOT_AVAILABLE)
                                && s.cpu().cr0(ControlBits.CR0_TS),
                        s -> "CR0 is " + s.cpu().hex(Field.CR0) + ": TS (bit 3) is 1")
                .supports(8, s -> s.code().isKnown(), InstructionRules::shows)
                .cause("the FPU or SSE was used while CR0.TS is set, and nobody answered #NM")
                .change("Clear TS (CLTS) before using the FPU, or handle #NM by restoring the FPU state and executing"
                        + " CLTS; hardware task switches and some boot loaders leave TS set.")
                .build();
    }

    private static Rule emulation() {
        return Rule.named("fpu-emulation-set")
                .needs(
                        90,
                        s -> s.fault().is(Vector.DEVICE_NOT_AVAILABLE)
                                && s.cpu().cr0(ControlBits.CR0_EM)
                                && !s.cpu().cr0(ControlBits.CR0_TS),
                        s -> "CR0 is " + s.cpu().hex(Field.CR0) + ": EM (bit 2) is 1")
                .supports(6, s -> s.code().isKnown(), InstructionRules::shows)
                .cause("an x87 instruction was executed while CR0.EM says there is no FPU")
                .change("Clear CR0.EM and set CR0.MP, then FNINIT, on every processor before using floating point.")
                .build();
    }

    /** The register a divide takes its divisor from, in words. */
    static String divisor(Scene s) {
        int register = s.code().instruction().source();
        return register < 0
                ? "the memory operand"
                : Registers.name(register, s.cpu().mode().width(), true);
    }

    /** Bochs by default names only the gates that it refused, and the first refusal names no vector. */
    private static Rule unnamed() {
        return Rule.named("unnamed-exception")
                .needs(
                        42,
                        s -> s.fault().vector() == Delivery.UNNAMED,
                        _ -> "Bochs refused a gate without naming its vector, then those of #GP and #DF: an"
                                + " exception that makes no double fault (#UD, #NM, #DB) or an interrupt")
                .supports(
                        20,
                        s -> s.cpu().cr4Lacks(ControlBits.CR4_OSFXSR),
                        s -> "CR4 is " + s.cpu().hex(Field.CR4)
                                + ": OSFXSR (bit 9) is 0, so every SSE instruction raises #UD")
                .against(12, s -> s.cpu().flag(ControlBits.FLAG_IF))
                .symptom()
                .cause(s -> (s.cpu().cr4Lacks(ControlBits.CR4_OSFXSR)
                                ? "an exception whose number Bochs did not log, most likely #UD at an SSE instruction"
                                        + " (CR4.OSFXSR is 0)"
                                : "an exception whose number Bochs did not log, most likely #UD or an interrupt")
                        + "; the IDT has no valid gates")
                .change("Load an IDT with gates for vectors 0–31, so that the exception names itself; enable SSE"
                        + " (CR4.OSFXSR) or compile without it.")
                .apart("Put \"debug: action=ignore, cpu0=report\" into the Bochs configuration: the log then names it.")
                .build();
    }

    private static Rule lostBeginning() {
        return Rule.named("beginning-missing")
                .needs(
                        38,
                        s -> s.fault().chain().beginningLost(),
                        s -> "the log begins with a double fault that grew out of "
                                + Vector.shortName(s.fault().vector()) + ", whose own record is missing")
                .symptom()
                .cause(s -> "the log's beginning is missing: the first fault was "
                        + Vector.shortName(s.fault().vector()) + " at "
                        + s.names().place(s.fault().origin().ip())
                        + ", and its record was cut off")
                .change("Give the doctor the whole log, from the first v= line of this fault on.")
                .build();
    }
}
