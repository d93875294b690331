package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** Invalid opcodes and the floating-point unit: instructions that the processor, or its present state, does not have. */
final class InstructionRules {
    private InstructionRules() {}

    static List<Rule> all() {
        return List.of(
                deliberate(),
                sseOff(),
                emulationUd(),
                avxOff(),
                syscallOff(),
                fsgsbaseOff(),
                notOnThisCpu(),
                lowMemory(),
                data(),
                outside(),
                wrongWidth(),
                changedCode(),
                badBytes(),
                unknownOpcode(),
                taskSwitched(),
                emulation());
    }

    private static boolean ud(Scene s) {
        return s.is(Vector.INVALID_OPCODE);
    }

    private static String shows(Scene s) {
        return "the instruction is \"" + s.instruction().text() + "\"";
    }

    private static Rule deliberate() {
        return Rule.named("deliberate-trap")
                .needs(
                        94,
                        s -> ud(s)
                                && s.instructionIs(Kind.UD2)
                                && (!s.inImage(s.linearRip()) || s.image().isCode(s.linearRip())),
                        s -> shows(s) + ", which exists only to raise #UD")
                .cause(s -> "the program stopped itself: it reached a trap instruction ("
                        + s.instruction().mnemonic()
                        + ") that the compiler or the author put there: a panic, a failed "
                        + "assertion, or code declared unreachable")
                .change(s -> "Look at what is tested just before " + s.place(s.linearRip())
                        + ": a panic or assert path, __builtin_unreachable or __builtin_trap, Rust's abort, Zig's"
                        + " unreachable, or the end of a function that never returns a value.")
                .build();
    }

    private static Rule sseOff() {
        return Rule.named("sse-not-enabled")
                .needs(
                        60,
                        s -> ud(s)
                                && s.cr4Lacks(ControlBits.CR4_OSFXSR)
                                && (s.instructionIs(Kind.SSE, Kind.FXSAVE) || !s.instructionKnown()),
                        s -> "CR4 is " + Scene.hex(s.state().cr4()) + ": OSFXSR (bit 9) is 0")
                .supports(
                        38,
                        s -> s.instructionIs(Kind.SSE, Kind.FXSAVE),
                        s -> "\"" + s.instruction().text() + "\" is an SSE instruction")
                .against(16, s -> !s.instructionKnown())
                .cause(s -> s.instructionKnown()
                        ? "SSE is not enabled: \"" + s.instruction().text() + "\" needs CR4.OSFXSR"
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
                                && s.cr0(ControlBits.CR0_EM)
                                && s.instructionIs(Kind.SSE, Kind.MMX, Kind.FXSAVE)
                                && s.cr4(ControlBits.CR4_OSFXSR),
                        s -> "CR0.EM (bit 2) is 1, and " + shows(s))
                .cause("CR0.EM is set, which makes every SSE instruction invalid")
                .change("Clear CR0.EM and set CR0.MP before using the FPU or SSE.")
                .build();
    }

    private static Rule avxOff() {
        return Rule.named("avx-not-enabled")
                .needs(
                        94,
                        s -> ud(s) && s.instructionIs(Kind.AVX, Kind.EVEX, Kind.XSAVE, Kind.XGETBV, Kind.XSETBV),
                        InstructionRules::shows)
                .supports(
                        5,
                        s -> s.cr4Lacks(ControlBits.CR4_OSXSAVE),
                        s -> "CR4 is " + Scene.hex(s.state().cr4()) + ": OSXSAVE (bit 18) is 0")
                .cause(s -> s.cr4Lacks(ControlBits.CR4_OSXSAVE)
                        ? "AVX or XSAVE was used while CR4.OSXSAVE is 0"
                        : "AVX was used without enabling it in XCR0, or the CPU model does not have it")
                .change("Set CR4.OSXSAVE, then write XCR0 with XSETBV (x87, SSE and AVX: value 7), after asking CPUID;"
                        + " or compile the kernel without AVX (-mno-avx).")
                .build();
    }

    private static Rule syscallOff() {
        return Rule.named("syscall-not-enabled")
                .needs(
                        92,
                        s -> ud(s)
                                && s.instructionIs(Kind.SYSCALL, Kind.SYSRET)
                                && (s.eferLacks(ControlBits.EFER_SCE) || s.mode() != Mode.BITS_64),
                        s -> shows(s) + ", and EFER is "
                                + Scene.hex(s.state().efer()) + ": SCE (bit 0) is "
                                + (s.efer(ControlBits.EFER_SCE) ? "1, but the code is not 64-bit" : "0"))
                .cause("SYSCALL or SYSRET was executed while EFER.SCE is 0")
                .change("Set EFER.SCE on every processor, and STAR, LSTAR and FMASK with it.")
                .build();
    }

    private static Rule fsgsbaseOff() {
        return Rule.named("fsgsbase-not-enabled")
                .needs(92, s -> ud(s) && s.instructionIs(Kind.FSGSBASE), InstructionRules::shows)
                .supports(6, s -> s.cr4Lacks(ControlBits.CR4_FSGSBASE), _ -> "CR4.FSGSBASE (bit 16) is 0")
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
                                && s.instructionKnown()
                                && (s.instructionIs(
                                                Kind.INVPCID,
                                                Kind.RDTSCP,
                                                Kind.SMAP_TOGGLE,
                                                Kind.MONITOR,
                                                Kind.CMPXCHG16B,
                                                Kind.VIRTUALISATION,
                                                Kind.SWAPGS)
                                        || s.instruction()
                                                        .mnemonic()
                                                        .matches(
                                                                "rdrand|rdseed|rdpid|popcnt|movbe|crc32|op-0f38.*|op-0f3a.*|wrpkru|rdpkru")
                                                && !(s.instructionIs(Kind.SSE) && s.cr4Lacks(ControlBits.CR4_OSFXSR))),
                        InstructionRules::shows)
                .cause(s -> "the CPU model that QEMU emulates does not have \""
                        + s.instruction().mnemonic() + "\", or it is not allowed in this mode")
                .change("Ask CPUID before using it, compile for a lower level (-march=x86-64), or run QEMU with a CPU"
                        + " that has it (-cpu max).")
                .build();
    }

    private static Rule lowMemory() {
        return Rule.named("executes-interrupt-vectors")
                .needs(
                        93,
                        s -> (ud(s) || s.is(Vector.GENERAL_PROTECTION) && s.error() == 0 || s.isDataAccess())
                                && s.cpl() != 3
                                && Long.compareUnsigned(s.rip(), 0x500) < 0
                                && s.state().isProtected(),
                        s -> "RIP is " + Scene.hex(s.rip())
                                + ": it is executing the real-mode interrupt vectors at address 0")
                .cause("it jumped to address zero, page 0 is mapped, and it executed what lies there: a null function"
                        + " pointer was called or a zero return address popped")
                .change("Find the null call (the word at RSP is often the caller), and unmap page 0 so that the next"
                        + " one faults at once.")
                .build();
    }

    private static Rule data() {
        return Rule.named("executes-data")
                .needs(
                        82,
                        s -> (ud(s) || s.is(Vector.GENERAL_PROTECTION))
                                && s.image() != null
                                && s.cpl() != 3
                                && s.inImage(s.linearRip())
                                && !s.image().isCode(s.linearRip()),
                        s -> s.what(s.linearRip()) + " is "
                                + s.image().sectionAt(s.linearRip()).orElse("no code section") + ", not code")
                .supports(10, s -> s.nearStack(s.rip()), _ -> "RIP is on the stack")
                .cause(s -> "it is executing data at " + s.what(s.linearRip())
                        + ": a wrong jump, return or fall through the end of code led there")
                .change("Find the transfer: a function without return at the end of its section, a smashed return"
                        + " address, or a function pointer to data. Marking data no-execute would stop it at the"
                        + " first instruction.")
                .build();
    }

    private static Rule outside() {
        return Rule.named("executes-outside-image")
                .needs(
                        56,
                        s -> (ud(s) || s.is(Vector.GENERAL_PROTECTION) && Scene.isCanonical(s.rip()))
                                && s.image() != null
                                && s.cpl() != 3
                                && !s.inImage(s.linearRip())
                                && s.state().isProtected()
                                && s.rip() >= 0x500 | s.rip() < 0,
                        s -> Scene.hex(s.linearRip()) + " is outside the kernel image")
                .supports(
                        30,
                        s -> AddressFacts.device(s.linearRip()) != null,
                        s -> "that is " + AddressFacts.device(s.linearRip()))
                .supports(
                        22,
                        s -> Long.compareUnsigned(s.linearRip(), 0x100000) >= 0
                                || s.history().highestProcessor() == 0,
                        _ -> "no start-up trampoline runs there either")
                .supports(12, s -> s.error() != 0, _ -> "what is executed there is not even meant to be code")
                .supports(10, s -> s.nearStack(s.rip()), _ -> "RIP is on the stack")
                .cause(s -> "it is executing what lies at " + Scene.hex(s.linearRip())
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
                        s -> (ud(s) || s.is(Vector.GENERAL_PROTECTION) || s.isDataAccess())
                                && s.image() != null
                                && s.image().is64Bit()
                                && s.has(Field.EFER)
                                && s.eferLacks(ControlBits.EFER_LMA)
                                && s.state().isProtected()
                                && s.inImage(s.linearRip())
                                && !s.previousIs(Kind.MOV_TO_CR, Kind.WRMSR, Kind.LGDT, Kind.FAR_JUMP)
                                && !s.instructionIs(
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
        byte[] code = s.image().bytesAt(s.linearRip(), 1);
        byte[] before = s.image().bytesAt(s.linearRip() - 1, 1);
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
                .needs(
                        64,
                        s -> s.image() != null
                                && s.instructionKnown()
                                && s.image().isCode(s.linearRip())
                                && s.cpl() != 3
                                && !looksLikeWrongWidth(s)
                                && (ud(s) && !canRaiseUd(s.instruction()) || cannotTouch(s)),
                        s -> "in the image, "
                                + s.name(s.linearRip()) + " is \""
                                + s.instruction().text() + "\", which cannot raise "
                                + (ud(s) ? "#UD" : "a page fault at " + Scene.hex(s.cr2())))
                .supports(16, InstructionRules::ud, _ -> "so other bytes were executed")
                .supports(
                        22,
                        s -> s.previousIs(Kind.MOV_TO_CR),
                        s -> "\"" + s.previous().text()
                                + "\" stands just before it: the new page tables map this address to another frame")
                .cause(s -> "the code in memory is not what the image has at " + s.what(s.linearRip())
                        + (s.previousIs(Kind.MOV_TO_CR)
                                ? ": the page tables just put in force map it to the wrong physical page"
                                : ": it was overwritten, mapped to the wrong frame, or another build of the"
                                        + " kernel is running"))
                .change("First make sure the log and the ELF are from the same build. If so, something wrote over the"
                        + " kernel's code: an overrun, a page handed out twice, a load or BSS clearing at the"
                        + " wrong address; map code read-only and set CR0.WP to catch the writer.")
                .build();
    }

    /** A page fault of an instruction that, as the image has it, uses neither memory, nor the stack, nor a segment. */
    private static boolean cannotTouch(Scene s) {
        Instruction i = s.instruction();
        boolean stackElsewhere = i.isOneOf(Kind.PUSH, Kind.POP, Kind.CALL, Kind.NEAR_RET)
                && !s.nearStack(s.cr2())
                && !i.mnemonic().matches("enter");
        return s.isDataAccess()
                && i.memory() == null
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
        return s.image().is64Bit() && s.eferLacks(ControlBits.EFER_LMA);
    }

    private static Rule badBytes() {
        return Rule.named("no-instruction-at-rip")
                .needs(
                        78,
                        s -> ud(s) && s.instructionIs(Kind.INVALID),
                        s -> "the bytes at " + s.what(s.linearRip()) + " are no instruction")
                .cause(s -> "the bytes at " + s.what(s.linearRip())
                        + " are no instruction: control went into the middle of an instruction, into data, or"
                        + " past the end of a function")
                .change("Find how control got here: a computed jump, a return to a wrong address, or a function"
                        + " without a return.")
                .build();
    }

    private static Rule unknownOpcode() {
        return Rule.named("invalid-opcode")
                .needs(36, InstructionRules::ud, s -> "#UD at " + s.what(s.rip()))
                .cause(s -> "the processor refused the instruction at " + s.what(s.rip())
                        + ": a trap (ud2) of a panic or assertion, an instruction this CPU lacks or has"
                        + " switched off, or no code at all")
                .change(s -> s.image() == null
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
                        s -> s.is(Vector.DEVICE_NOT_AVAILABLE) && s.cr0(ControlBits.CR0_TS),
                        s -> "CR0 is " + Scene.hex(s.state().cr0()) + ": TS (bit 3) is 1")
                .supports(8, s -> s.instructionKnown(), InstructionRules::shows)
                .cause("the FPU or SSE was used while CR0.TS is set, and nobody answered #NM")
                .change("Clear TS (CLTS) before using the FPU, or handle #NM by restoring the FPU state and executing"
                        + " CLTS; hardware task switches and some boot loaders leave TS set.")
                .build();
    }

    private static Rule emulation() {
        return Rule.named("fpu-emulation-set")
                .needs(
                        90,
                        s -> s.is(Vector.DEVICE_NOT_AVAILABLE)
                                && s.cr0(ControlBits.CR0_EM)
                                && !s.cr0(ControlBits.CR0_TS),
                        s -> "CR0 is " + Scene.hex(s.state().cr0()) + ": EM (bit 2) is 1")
                .supports(6, s -> s.instructionKnown(), InstructionRules::shows)
                .cause("an x87 instruction was executed while CR0.EM says there is no FPU")
                .change("Clear CR0.EM and set CR0.MP, then FNINIT, on every processor before using floating point.")
                .build();
    }

    /** The register a divide takes its divisor from, in words. */
    static String divisor(Scene s) {
        int register = s.instruction().source();
        return register < 0
                ? "the memory operand"
                : Registers.name(register, s.mode().width(), true);
    }
}
