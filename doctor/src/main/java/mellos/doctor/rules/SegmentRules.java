package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Faults about selectors: segment loads, far transfers, interrupt returns, the task register. */
final class SegmentRules {
    private SegmentRules() {}

    static List<Rule> all() {
        return List.of(
                busyTss(),
                loadTaskRegister(),
                frameShifted(),
                interruptReturn(),
                nestedTask(),
                interruptReturnNonCanonical(),
                farTransfer(),
                stackSelector(),
                selectorLoad(),
                notPresent(),
                gdtPointer(),
                invalidTss());
    }

    private static boolean selectorFault(Scene s) {
        return (s.fault().is(Vector.GENERAL_PROTECTION)
                        || s.fault().is(Vector.SEGMENT_NOT_PRESENT)
                        || s.fault().is(Vector.STACK_FAULT)
                        || s.fault().is(Vector.INVALID_TSS))
                && s.fault().error() != 0
                && (s.fault().error() & ErrorCode.IDT) == 0;
    }

    private static int selector(Scene s) {
        return s.fault().error() & 0xfffc;
    }

    private static String names(Scene s) {
        return Vector.shortName(s.fault().vector()) + " with error code "
                + Address.hex(s.fault().error()) + " names selector " + Address.hex(selector(s)) + whatItIs(s);
    }

    private static boolean beyondGdt(Scene s) {
        return s.cpu().has(Field.GDT_LIMIT)
                && (s.fault().error() & ErrorCode.LDT) == 0
                && (selector(s) | 7) > s.cpu().value(Field.GDT_LIMIT);
    }

    private static String whatItIs(Scene s) {
        if (beyondGdt(s)) {
            return ", which is beyond the GDT's limit " + s.cpu().hex(Field.GDT_LIMIT);
        }
        return s.tables().descriptor(selector(s)).map(each -> inImage(s, each)).orElse("");
    }

    private static String inImage(Scene s, Descriptor descriptor) {
        return descriptor.isEmpty()
                ? ", an empty entry of the GDT unless the kernel fills it at run time"
                : ", in the kernel image " + descriptor.words()
                        + (wouldDo(s, descriptor) ? " (so the GDT in memory was overwritten)" : "");
    }

    /** True when the image's descriptor would have been right for what the instruction wanted. */
    private static boolean wouldDo(Scene s, Descriptor d) {
        boolean kernel = d.isPresent() && d.privilege() == 0 && s.fault().isKernel();
        return kernel
                && (s.code().is(Kind.FAR_JUMP, Kind.FAR_RET) && d.isCode() && (selector(s) & 3) == 0
                        || s.code().is(Kind.MOV_TO_SEG) && d.isWritableData());
    }

    private static Rule busyTss() {
        return Rule.named("tss-busy-or-wrong-type")
                .needs(
                        78,
                        s -> selectorFault(s)
                                && s.code().is(Kind.LTR)
                                && !beyondGdt(s)
                                && s.fault().is(Vector.GENERAL_PROTECTION),
                        SegmentRules::names)
                .supports(
                        18,
                        s -> s.tables()
                                .descriptor(selector(s))
                                .filter(Descriptor::isTaskState)
                                .isPresent(),
                        _ -> "LTR accepts only an available TSS and marks it busy: a second LTR on the same"
                                + " descriptor faults")
                .supports(
                        6,
                        s -> s.processors().isApplicationProcessor(),
                        _ -> "an application processor loads a TSS that the boot processor already uses")
                .supports(10, SegmentRules::alreadyLoaded, s -> "TR already holds selector " + Address.hex(selector(s)))
                .cause(s -> "LTR refused descriptor " + Address.hex(selector(s)) + ": it is not an available TSS ("
                        + (alreadyLoaded(s)
                                ? "it is busy: LTR was executed on it before"
                                : "never filled in, already busy, shared between processors, or of the wrong type")
                        + ")")
                .change("Give each processor its own TSS and descriptor (in its own GDT or at its own selector), type"
                        + " 0x89, 16 bytes in long mode; write it before LTR, and load it once.")
                .build();
    }

    private static boolean alreadyLoaded(Scene s) {
        return s.cpu().has(SegmentName.TR)
                && selector(s) == (s.cpu().segment(SegmentName.TR).selector() & 0xfffc);
    }

    private static Rule loadTaskRegister() {
        return Rule.named("task-register-selector-wrong")
                .needs(
                        86,
                        s -> selectorFault(s)
                                && s.code().is(Kind.LTR, Kind.LLDT)
                                && (beyondGdt(s) || s.fault().is(Vector.SEGMENT_NOT_PRESENT)),
                        SegmentRules::names)
                .cause(s -> beyondGdt(s)
                        ? "\"" + s.code().instruction().text() + "\" names a descriptor beyond the GDT's limit"
                        : "\"" + s.code().instruction().text() + "\" names a descriptor that is not present")
                .change("Count the TSS descriptor as two entries in the GDT's limit, set its present bit, and load the"
                        + " GDT (LGDT) that contains it first.")
                .build();
    }

    /** After an exception with an error code: its number, RIP and CS as they were pushed. */
    private static Delivery lastDelivery(Scene s) {
        return s.fault().lastBefore();
    }

    private static boolean notPopped(Scene s) {
        return s.fault()
                .findLastBefore()
                .filter(last -> Vector.hasErrorCode(last.vector()) && !last.isInterrupt() && taken(s) > 0)
                .filter(last -> last.ip().test(ip -> taken(s) == (ip & mask(s))))
                .isPresent();
    }

    private static boolean poppedTooMuch(Scene s) {
        Value flags = s.fault()
                .findLastBefore()
                .map(each -> each.state().value(Field.RFLAGS))
                .orElse(Value.UNKNOWN);
        return taken(s) > 0
                && (flags.test(value -> taken(s) == (value & mask(s)))
                        || taken(s) > 0x38
                                && flags.test(value ->
                                        (taken(s) | ControlBits.FLAG_IF) == (value & mask(s) | ControlBits.FLAG_IF)));
    }

    /**
     * A selector with the LDT bit, when no LDT is loaded: its descriptor is sought at address 0, which may not be
     * mapped.
     */
    private static boolean soughtInLdt(Scene s) {
        return s.fault().isDataAccess()
                && !s.fault().isUser()
                && s.cpu().has(SegmentName.LDT)
                && s.cpu().segment(SegmentName.LDT).selector() == 0
                && Long.compareUnsigned(
                                s.fault().cr2()
                                        - s.cpu().segment(SegmentName.LDT).base(),
                                0xffff)
                        < 0
                && (s.code().is(Kind.IRET) || !s.code().isKnown() && s.fault().hasBefore());
    }

    /** The selector that IRET tried to load, as far as the log shows it; 0 when it does not. */
    private static long taken(Scene s) {
        return soughtInLdt(s)
                ? s.fault().cr2() - s.cpu().segment(SegmentName.LDT).base()
                : selectorFault(s) ? selector(s) : 0;
    }

    /** The bits of a selector that are visible: in an error code all but the privilege, in an address the index. */
    private static long mask(Scene s) {
        return soughtInLdt(s) ? 0xfff8 : 0xfffc;
    }

    private static boolean looksLikeFlags(Scene s) {
        int e = (int) taken(s);
        return e != 0 && (e & ~0xed4) == 0 && (e & 0x200) != 0 || e == 0x44 || e == 0x84 || e == 0x94;
    }

    private static Rule frameShifted() {
        return Rule.named("interrupt-frame-shifted")
                .needs(0, s -> !ModeRules.isStray(s))
                .needs(
                        60,
                        s -> (s.fault().is(Vector.GENERAL_PROTECTION) || soughtInLdt(s))
                                && !s.fault().isUser()
                                && (s.code().is(Kind.IRET) || !s.code().isKnown())
                                && taken(s) > 0
                                && (notPopped(s)
                                        || poppedTooMuch(s)
                                        || s.code().is(Kind.IRET)
                                                && (looksLikeFlags(s) || soughtInLdt(s) || beyondGdt(s))),
                        s -> (s.code().isKnown()
                                        ? "\"" + s.code().instruction().text() + "\" took "
                                        : "an interrupt return seems to have taken ")
                                + Address.hex(taken(s)) + " for a code selector"
                                + (soughtInLdt(s)
                                        ? ", one of the LDT, which nobody loaded (the fault address is where its"
                                                + " descriptor would be)"
                                        : ""))
                .supports(
                        36,
                        SegmentRules::notPopped,
                        s -> "that is the low part of the return address "
                                + lastDelivery(s).ip().hex() + " pushed by "
                                + Vector.shortName(lastDelivery(s).vector()) + ": the frame was read one slot too low")
                .supports(
                        34,
                        s -> !notPopped(s) && poppedTooMuch(s),
                        s -> "that is RFLAGS as "
                                + Vector.shortName(lastDelivery(s).vector())
                                + " pushed it: the frame was read one slot too high")
                .supports(
                        20,
                        s -> !notPopped(s) && !poppedTooMuch(s) && looksLikeFlags(s),
                        _ -> "that looks like RFLAGS: the frame was read one slot too high")
                .cause(s -> notPopped(s)
                        ? "the handler of "
                                + Vector.shortName(lastDelivery(s).vector())
                                + " returned without removing the error code from the stack"
                        : poppedTooMuch(s) || looksLikeFlags(s)
                                ? "the handler"
                                        + (!s.fault().hasBefore()
                                                ? ""
                                                : " of "
                                                        + Vector.shortName(
                                                                lastDelivery(s).vector()))
                                        + " removed one slot too many before IRET: an error code not"
                                        + " pushed, or a pop too many"
                                : "IRET found no interrupt frame at RSP: the stack is off, or the frame was"
                                        + " overwritten")
                .change("Vectors 8, 10–14, 17, 21, 29 and 30 push an error code and the others do not: push a dummy 0"
                        + " in the other stubs, and drop it (add rsp, 8) before IRETQ in all; keep every push"
                        + " matched by a pop.")
                .build();
    }

    private static Rule interruptReturn() {
        return Rule.named("iret-selector-invalid")
                .needs(
                        70,
                        s -> selectorFault(s) && s.code().is(Kind.IRET),
                        s -> "\"" + s.code().instruction().text() + "\": " + names(s))
                .against(25, s -> notPopped(s) || poppedTooMuch(s))
                .against(12, SegmentRules::looksLikeFlags)
                .supports(
                        10,
                        s -> s.tables().descriptor(selector(s)).isPresent(),
                        s -> "the descriptor is "
                                + s.tables()
                                        .descriptor(selector(s))
                                        .orElseThrow()
                                        .words())
                .cause(s -> "IRET was given a selector it cannot load: " + Address.hex(selector(s)) + whatItIs(s))
                .change("Build the frame as RIP, CS, RFLAGS, RSP, SS (ascending). For user mode CS and SS need RPL 3"
                        + " (selector | 3) and descriptors with DPL 3, CS one with the L bit; for kernel mode use"
                        + " the kernel's selectors.")
                .build();
    }

    private static Rule nestedTask() {
        return Rule.named("iret-with-nested-task-flag")
                .needs(
                        90,
                        s -> (s.fault().is(Vector.GENERAL_PROTECTION)
                                        || s.fault().is(Vector.INVALID_TSS))
                                && s.code().is(Kind.IRET)
                                && s.cpu().flag(ControlBits.FLAG_NT),
                        _ -> "RFLAGS.NT is 1 at the IRET")
                .cause("IRET was executed with RFLAGS.NT set: it wants to return to another task, which long mode"
                        + " does not have")
                .change("Clear NT (write RFLAGS with bit 14 zero) on kernel entry; find what set it: a corrupted"
                        + " RFLAGS image, or POPF of garbage.")
                .build();
    }

    private static Rule interruptReturnNonCanonical() {
        return Rule.named("iret-frame-invalid")
                .needs(
                        80,
                        s -> ProtectionRules.plainGp(s)
                                && !s.fault().isUser()
                                && s.code().is(Kind.IRET)
                                && !s.cpu().flag(ControlBits.FLAG_NT),
                        s -> "\"" + s.code().instruction().text()
                                + "\" raised #GP with error code 0: CS or SS in the frame is null, or the return"
                                + " address is not canonical")
                .cause("IRET found an invalid frame: a null code or stack selector, or a return address that is not"
                        + " canonical")
                .change("Build the frame as RIP, CS, RFLAGS, RSP, SS (ascending) with valid selectors; IRETQ (not"
                        + " IRET) in 64-bit code; SS may be null only when returning to ring 0.")
                .apart("The words at RSP are not in the log: in gdb, x/5gx $rsp at the fault shows which field it is.")
                .build();
    }

    private static Rule farTransfer() {
        return Rule.named("far-jump-selector-invalid")
                .needs(
                        82,
                        s -> selectorFault(s) && s.code().is(Kind.FAR_JUMP, Kind.FAR_CALL, Kind.FAR_RET),
                        s -> "\"" + s.code().instruction().text() + "\": " + names(s))
                .supports(10, SegmentRules::beyondGdt, _ -> "no such entry in the GDT that is loaded")
                .cause(s -> "the far transfer names code selector " + Address.hex(selector(s)) + whatItIs(s)
                        + (whatItIs(s).isEmpty() ? ", no code segment that the processor can enter" : ""))
                .change("Check the GDT that is loaded at this moment (base and limit in the dump): the limit is its"
                        + " size minus 1, the selector is 8 times the index, the descriptor must be code, present,"
                        + " and L = 1 with D = 0 for 64-bit code.")
                .build();
    }

    private static Rule stackSelector() {
        return Rule.named("stack-segment-invalid")
                .needs(
                        90,
                        s -> selectorFault(s)
                                && (s.fault().is(Vector.STACK_FAULT)
                                        || s.code().is(Kind.MOV_TO_SEG)
                                                && s.code().instruction().register() == 2),
                        SegmentRules::names)
                .cause(s -> "SS was loaded with selector " + Address.hex(selector(s)) + whatItIs(s)
                        + ": SS needs a writable data segment of its level")
                .change("Load SS with the kernel's data selector (writable, DPL equal to CPL); in 64-bit ring 0 the"
                        + " null selector is allowed too.")
                .build();
    }

    private static Rule selectorLoad() {
        return Rule.named("segment-selector-invalid")
                .needs(
                        58,
                        s -> selectorFault(s)
                                && s.fault().is(Vector.GENERAL_PROTECTION)
                                && (!s.code().isKnown()
                                        || s.code().is(Kind.MOV_TO_SEG, Kind.POP_SEG, Kind.LOAD_FAR_POINTER)),
                        SegmentRules::names)
                .supports(
                        26,
                        s -> s.code().is(Kind.MOV_TO_SEG, Kind.POP_SEG),
                        s -> "\"" + s.code().instruction().text() + "\" loads a segment register")
                .supports(8, SegmentRules::beyondGdt, _ -> "no such entry in the GDT that is loaded")
                .against(22, s -> !s.code().isKnown() && notPopped(s))
                .supports(
                        8,
                        s -> !s.code().isKnown()
                                && (selector(s)
                                        == (s.cpu().segment(SegmentName.TR).selector() & 0xfffc)),
                        _ -> "it is the selector of the "
                                + "task register: LTR on a TSS that is already busy raises exactly this")
                .cause(s -> s.code().isKnown()
                        ? "a segment register was loaded with selector " + Address.hex(selector(s))
                                + (whatItIs(s).isEmpty() ? ", no usable data segment of the GDT in use" : whatItIs(s))
                        : "an instruction (a segment load, far jump or return, interrupt return, or LTR) used "
                                + "selector " + Address.hex(selector(s))
                                + (whatItIs(s).isEmpty()
                                        ? ", which the GDT in use does not have as such"
                                        : whatItIs(s)))
                .apart("The instruction decides between a segment register, a far transfer, an interrupt frame and"
                        + " LTR: give the doctor --kernel.")
                .change("Use the selectors of the GDT that is loaded now: a boot loader's selectors (GRUB 0x10/0x18,"
                        + " Limine 0x28/0x30) do not fit your own table, and the other way round. The limit is the"
                        + " table's size minus 1.")
                .build();
    }

    private static Rule notPresent() {
        return Rule.named("segment-not-present")
                .needs(
                        82,
                        s -> selectorFault(s)
                                && s.fault().is(Vector.SEGMENT_NOT_PRESENT)
                                && !s.code().is(Kind.LTR, Kind.LLDT),
                        SegmentRules::names)
                .cause(s -> "the descriptor of selector " + Address.hex(selector(s)) + " is not present (bit 47 is 0)")
                .change("Set the present bit in the descriptor (access byte 0x9A for code, 0x92 for data; 0xFA and"
                        + " 0xF2 for user).")
                .build();
    }

    private static Rule gdtPointer() {
        return Rule.named("gdt-not-loaded-properly")
                .needs(
                        70,
                        s -> selectorFault(s)
                                && beyondGdt(s)
                                && !s.cpu().isLongMode()
                                && s.cpu().has(Field.GDT_LIMIT)
                                && (s.cpu().value(Field.GDT_LIMIT) < 0x17
                                        || s.cpu().value(Field.GDT_LIMIT) > 0xfff0
                                        || s.cpu().phase() == mellos.doctor.chain.Phase.PROTECTED_MODE),
                        s -> names(s)
                                + "; the GDT register holds base "
                                + s.cpu().hex(Field.GDT_BASE) + ", limit "
                                + s.cpu().hex(Field.GDT_LIMIT))
                .supports(
                        27,
                        s -> s.cpu().value(Field.GDT_LIMIT) < 0x17 || s.cpu().value(Field.GDT_BASE) == 0,
                        _ -> "that is no table with a code and a data segment")
                .against(
                        30,
                        s -> s.hasImage()
                                && !s.names().inImage(s.fault().linearRip())
                                && s.history().tally().hasOneProcessor())
                .cause("LGDT was given a wrong pointer: the GDT in use does not contain the selector of the far jump")
                .change("Check LGDT's operand: 2 bytes limit (size minus 1), then the base (4 bytes in 16- and 32-bit"
                        + " code, 8 in 64-bit), at an address that is right with the DS of that moment; in a"
                        + " copied trampoline the address must be that of the copy.")
                .build();
    }

    private static Rule invalidTss() {
        return Rule.named("invalid-tss")
                .needs(
                        84,
                        s -> s.fault().is(Vector.INVALID_TSS),
                        s -> "#TS with error code " + Address.hex(s.fault().error()) + ": TR is "
                                + Address.hex(s.cpu().segment(SegmentName.TR).selector()) + ", limit "
                                + Address.hex(s.cpu().segment(SegmentName.TR).limit()))
                .cause(s -> "the task-state segment is invalid: "
                        + (selector(s) == (s.cpu().segment(SegmentName.TR).selector() & 0xfffc)
                                ? "it is too short for what the processor needs from it"
                                : "selector " + Address.hex(selector(s)) + " in it cannot be loaded"))
                .change("Make the TSS at least 104 bytes with a descriptor limit of 103 or more; in 32-bit mode set"
                        + " SS0 to the kernel's data selector.")
                .build();
    }
}
