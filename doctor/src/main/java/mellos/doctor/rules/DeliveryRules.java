package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.Nested;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** Why an exception or interrupt did not reach its handler: the IDT, its gates, the stack it switches to. */
final class DeliveryRules {
    private static final long PAGE = 0x1000;

    private DeliveryRules() {}

    static List<Rule> all() {
        return List.of(
                notLoaded(),
                tooShort(),
                idtNotMapped(),
                emptyGate(),
                notPresentGate(),
                gateSelector(),
                nullGateSelector(),
                ringZeroStackMissing(),
                ringZeroStackBad(),
                taskRegisterMissing(),
                taskSegmentTooShort(),
                interruptStackBad(),
                stackBad(),
                tableNotMapped(),
                unknown());
    }

    private static boolean failed(Scene s) {
        return s.deliveryFailed();
    }

    private static String event(Scene s) {
        int v = s.vector();
        return s.chain().isExternal()
                ? "external interrupt 0x" + Integer.toHexString(v)
                : s.first().software()
                        ? v == 3 ? "the breakpoint INT3" : "INT 0x" + Integer.toHexString(v)
                        : Vector.shortName(v);
    }

    /** The nested fault names the IDT entry of the event being delivered, or the log has lost its error code. */
    private static boolean blamesGate(Scene s) {
        Nested f = s.failure();
        if (f == null || f.vector() != Vector.GENERAL_PROTECTION && f.vector() != Vector.SEGMENT_NOT_PRESENT) {
            return false;
        }
        return f.errorCode() == -1 || ErrorCode.namesGate(f.errorCode(), s.vector());
    }

    private static String nestedText(Scene s) {
        Nested f = s.failure();
        String meaning = ErrorCode.namesGate(f.errorCode(), s.vector())
                ? "the IDT entry of that vector"
                : ErrorCode.describe(f.vector(), f.errorCode());
        String code = f.errorCode() < 0 ? "" : " with error code " + Scene.hex(f.errorCode()) + " (" + meaning + ")";
        String where = f.vector() == Vector.PAGE_FAULT && f.cr2() != -1 ? " at address " + s.what(f.cr2()) : "";
        return "delivering " + event(s) + " raised " + Vector.shortName(f.vector()) + code + where;
    }

    private static Rule notLoaded() {
        return Rule.delivery("idt-not-loaded")
                .needs(
                        92,
                        s -> failed(s) && s.idtNeverLoaded(),
                        s -> IdtFacts.describe(s) + ": what reset or the firmware left, not a table of the kernel")
                .supports(4, s -> failed(s), DeliveryRules::nestedText)
                .supports(
                        2,
                        s -> s.processors().others().stream()
                                .anyMatch(each -> each.idtBase() > 0xfffff || each.idtBase() < 0),
                        _ -> "another processor in the log has an IDT")
                .apart("Kernels also restart a machine on purpose this way (LIDT with an empty table, then INT3): if"
                        + " this one wanted to, nothing is wrong.")
                .cause("no IDT is loaded on this processor")
                .change(s -> "Load an IDT (LIDT) with gates for vectors 0–31"
                        + (s.isExternalOrSoftware() ? " and for this one" : "")
                        + " before " + (s.chain().isExternal() ? "STI" : "anything can fault")
                        + (s.processors().isApplicationProcessor()
                                ? "; each application processor needs its own LIDT"
                                : "")
                        + ".")
                .build();
    }

    private static Rule tooShort() {
        return Rule.delivery("idt-too-short")
                .needs(
                        90,
                        s -> failed(s) && !s.idtNeverLoaded() && s.gateBeyondLimit(s.vector()) && blamesGate(s),
                        s -> IdtFacts.describe(s) + ": room for "
                                + (s.state().value(Field.IDT_LIMIT) + 1) / s.gateSize() + " gates, and vector 0x"
                                + Integer.toHexString(s.vector()) + " needs "
                                + (s.vector() + 1))
                .supports(6, DeliveryRules::failed, DeliveryRules::nestedText)
                .cause(s -> "the IDT has no entry for vector 0x" + Integer.toHexString(s.vector())
                        + ": its limit is too small")
                .change(s -> "Make the IDT 256 entries and its limit 256 × " + s.gateSize()
                        + " − 1, and put a gate in vector 0x"
                        + Integer.toHexString(s.vector())
                        + (s.chain().isExternal() ? ", or mask that interrupt until its handler exists" : "") + ".")
                .build();
    }

    private static Rule idtNotMapped() {
        return Rule.delivery("idt-not-mapped")
                .needs(
                        90,
                        s -> failed(s)
                                && s.failureVector() == Vector.PAGE_FAULT
                                && s.failure().cr2() != -1
                                && s.inIdt(s.failure().cr2())
                                && !s.idtNeverLoaded(),
                        s -> nestedText(s) + ", inside the IDT (" + IdtFacts.describe(s) + ")")
                .cause("the IDT itself is not mapped in the page tables in use")
                .change("Map the IDT's page in these page tables, or reload IDTR with the address it has there (an IDT"
                        + " loaded at its physical address disappears with the identity map).")
                .build();
    }

    private static Rule emptyGate() {
        return Rule.delivery("idt-gate-missing")
                .needs(
                        78,
                        s -> failed(s)
                                && !s.idtNeverLoaded()
                                && !s.gateBeyondLimit(s.vector())
                                && blamesGate(s)
                                && s.failureVector() == Vector.GENERAL_PROTECTION
                                && !(s.first().software() && s.cpl() == 3),
                        DeliveryRules::nestedText)
                .supports(
                        12,
                        s -> s.failure().errorCode() >= 0,
                        s -> "the entry is inside the IDT's limit, so the gate itself is no interrupt or trap gate:"
                                + " it is empty or malformed")
                .against(22, s -> s.failure().errorCode() < 0)
                .cause(s -> "the IDT has no valid gate for vector 0x" + Integer.toHexString(s.vector()) + " ("
                        + Vector.longName(s.vector()) + "): the entry is empty or malformed")
                .change(s -> "Fill entry 0x" + Integer.toHexString(s.vector())
                        + ": type 0x8E, the kernel's code selector, the handler's address in all three parts; "
                        + (s.state().isLongMode()
                                ? "in long mode entries are 16 bytes"
                                : "in protected mode entries are 8 bytes")
                        + (s.chain().isExternal() ? "; or mask the interrupt" : "") + ".")
                .apart("A gate whose code selector is bad raises #GP as well; where a double fault followed, the log"
                        + " does not show the error code that tells them apart.")
                .build();
    }

    private static Rule notPresentGate() {
        return Rule.delivery("idt-gate-not-present")
                .needs(
                        90,
                        s -> failed(s)
                                && !s.idtNeverLoaded()
                                && blamesGate(s)
                                && s.failureVector() == Vector.SEGMENT_NOT_PRESENT,
                        DeliveryRules::nestedText)
                .cause(s -> "the IDT gate for vector 0x" + Integer.toHexString(s.vector())
                        + " is not present (its P bit is 0)")
                .change(s -> "Set the present bit in the gate's type byte (0x8E, not 0x0E)"
                        + (s.chain().isExternal() ? ", or mask the interrupt until it has a handler" : "") + ".")
                .build();
    }

    private static boolean namesSelector(Scene s) {
        Nested f = s.failure();
        return f != null
                && (f.vector() == Vector.GENERAL_PROTECTION || f.vector() == Vector.SEGMENT_NOT_PRESENT)
                && f.errorCode() > 3
                && (f.errorCode() & ErrorCode.IDT) == 0;
    }

    private static Rule gateSelector() {
        return Rule.delivery("idt-gate-selector-wrong")
                .needs(88, s -> failed(s) && namesSelector(s) && !s.idtNeverLoaded(), DeliveryRules::nestedText)
                .supports(
                        8,
                        s -> (s.failure().errorCode() & 0xfffc)
                                != (s.state().segment(SegmentName.CS).selector() & 0xfffc),
                        s -> "the code runs on CS "
                                + Scene.hex(s.state().segment(SegmentName.CS).selector()) + ", the gate names "
                                + Scene.hex(s.failure().errorCode() & 0xfffc))
                .cause(s -> "the IDT gate for vector 0x" + Integer.toHexString(s.vector()) + " names code selector "
                        + Scene.hex(s.failure().errorCode() & 0xfffc)
                        + ", which is no usable code segment in the GDT that is loaded (base "
                        + Scene.hex(s.state().value(Field.GDT_BASE)) + ", limit "
                        + Scene.hex(s.state().value(Field.GDT_LIMIT)) + ")" + descriptor(s))
                .change("Put the selector of your own 64-bit code segment in every gate, and load your own GDT before"
                        + " the IDT is used (boot loaders leave theirs: Limine's code selector is 0x28; a start-up"
                        + " trampoline's GDT has other entries).")
                .build();
    }

    private static String descriptor(Scene s) {
        Descriptor d = s.descriptor(s.failure().errorCode());
        return d == null
                ? ""
                : "; in the kernel image it is " + d.words()
                        + (d.isCode() && d.isPresent() && d.privilege() == 0
                                ? ", so the GDT in memory was overwritten or another one is loaded"
                                : "");
    }

    private static Rule nullGateSelector() {
        return Rule.delivery("idt-gate-without-selector")
                .needs(
                        76,
                        s -> failed(s)
                                && !s.idtNeverLoaded()
                                && s.failureVector() == Vector.GENERAL_PROTECTION
                                && s.failure().errorCode() >= 0
                                && s.failure().errorCode() <= 1,
                        s -> nestedText(s)
                                + ": the gate was accepted, and its code selector is null or its address not canonical")
                .cause(s -> "the IDT gate for vector 0x" + Integer.toHexString(s.vector())
                        + " has a null code selector or a handler address that is not canonical")
                .change("Fill the gate's selector field with the kernel's code selector and bits 32–63 of the handler"
                        + " in its third part.")
                .build();
    }

    private static boolean fromUser(Scene s) {
        return failed(s) && s.cpl() == 3;
    }

    private static boolean nextToZero(long cr2) {
        return cr2 != -1
                && (cr2 < 0 && cr2 >= -PAGE || cr2 >= 0 && cr2 < 64 || cr2 > 0xffff_f000L && cr2 <= 0xffff_ffffL);
    }

    private static Rule ringZeroStackMissing() {
        return Rule.delivery("tss-rsp0-not-set")
                .needs(
                        92,
                        s -> fromUser(s)
                                && s.failureVector() == Vector.PAGE_FAULT
                                && nextToZero(s.failure().cr2())
                                && hasTss(s),
                        s -> nestedText(s)
                                + ": entering the kernel from user mode, the processor pushed to a stack at address 0")
                .supports(5, s -> true, s -> "the event came in user mode (CPL 3), where the stack comes from the TSS")
                .cause(s -> "the TSS has no kernel stack: " + (s.state().isLongMode() ? "RSP0" : "ESP0")
                        + " is 0 (or the gate's IST slot is empty) when "
                        + event(s) + " enters the kernel from user mode")
                .change("Write the top of a kernel stack to the TSS (RSP0, offset 4; in 32-bit mode ESP0 and SS0)"
                        + " before entering user mode, and on every task switch; on each processor its own TSS.")
                .build();
    }

    private static boolean hasTss(Scene s) {
        return !s.state().has(SegmentName.TR)
                || (s.state().segment(SegmentName.TR).selector() & 0xfffc) != 0;
    }

    private static Rule ringZeroStackBad() {
        return Rule.delivery("tss-rsp0-wrong")
                .needs(
                        82,
                        s -> fromUser(s)
                                && s.failureVector() == Vector.PAGE_FAULT
                                && s.failure().cr2() != -1
                                && !nextToZero(s.failure().cr2())
                                && !s.inIdt(s.failure().cr2())
                                && !s.inGdt(s.failure().cr2())
                                && !s.inTss(s.failure().cr2())
                                && hasTss(s),
                        s -> nestedText(s) + ": that is where the TSS says the kernel stack is")
                .cause(s -> "the kernel stack in the TSS (" + (s.state().isLongMode() ? "RSP0" : "ESP0") + ", near "
                        + s.what(s.failure().cr2()) + ") is not mapped")
                .change("Set RSP0 to the top of a stack that is mapped in every address space (the kernel's half), and"
                        + " update it when tasks switch.")
                .build();
    }

    private static Rule taskRegisterMissing() {
        return Rule.delivery("tss-not-loaded")
                .needs(
                        88,
                        s -> fromUser(s)
                                && s.state().has(SegmentName.TR)
                                && (s.state().segment(SegmentName.TR).selector() & 0xfffc) == 0,
                        s -> "TR is 0: LTR was never executed on this processor; " + nestedText(s))
                .against(30, DeliveryRules::idtIsTheProblem)
                .cause(s -> "there is no TSS: the task register was never loaded, so " + event(s)
                        + " in user mode has no kernel stack to go to")
                .change("Build a TSS with RSP0 set, put its descriptor (16 bytes in long mode) in the GDT, and execute"
                        + " LTR on each processor before entering user mode.")
                .build();
    }

    private static boolean idtIsTheProblem(Scene s) {
        return s.idtNeverLoaded()
                || s.failure().errorCode() > 0 && (s.failure().errorCode() & ErrorCode.IDT) != 0
                || s.failure().cr2() != -1 && s.inIdt(s.failure().cr2());
    }

    private static Rule taskSegmentTooShort() {
        return Rule.delivery("tss-too-short")
                .needs(
                        90,
                        s -> failed(s) && s.failureVector() == Vector.INVALID_TSS,
                        s -> nestedText(s) + "; TR limit is "
                                + Scene.hex(s.state().segment(SegmentName.TR).limit()))
                .cause("the TSS is too short to hold the stack the processor needs, or the stack selector in it is bad")
                .change("Make the TSS at least 104 bytes and its descriptor's limit 103 or more; in 32-bit mode set"
                        + " SS0 to the kernel's data selector.")
                .build();
    }

    private static Rule interruptStackBad() {
        return Rule.delivery("interrupt-stack-bad")
                .needs(
                        84,
                        s -> failed(s)
                                && s.cpl() != 3
                                && s.failureVector() == Vector.PAGE_FAULT
                                && s.failure().cr2() != -1
                                && !s.nearStack(s.failure().cr2())
                                && !s.inIdt(s.failure().cr2())
                                && !s.inGdt(s.failure().cr2())
                                && s.state().isLongMode()
                                && !s.idtNeverLoaded()
                                && hasTss(s),
                        s -> nestedText(s) + ", far from RSP (" + Scene.hex(s.rsp())
                                + "): the gate switches to an interrupt stack (IST)")
                .supports(
                        8,
                        s -> nextToZero(s.failure().cr2()),
                        _ -> "the address is just below zero: that IST entry in the TSS is 0")
                .cause(s -> nextToZero(s.failure().cr2())
                        ? "the gate uses an interrupt stack (IST) whose pointer in the TSS is 0"
                        : "the interrupt stack (IST) that the gate uses is not mapped: "
                                + s.what(s.failure().cr2()))
                .change("Fill the IST entry of this processor's TSS with the top of a mapped stack before the gate is"
                        + " used, or set the gate's IST field to 0.")
                .build();
    }

    private static Rule stackBad() {
        return Rule.delivery("stack-bad-at-delivery")
                .needs(
                        80,
                        s -> failed(s)
                                && s.cpl() != 3
                                && (s.failureVector() == Vector.PAGE_FAULT
                                                && s.failure().cr2() != -1
                                                && s.nearStack(s.failure().cr2())
                                        || s.failureVector() == Vector.STACK_FAULT),
                        s -> nestedText(s) + ": the frame could not be pushed on the stack in use (RSP "
                                + Scene.hex(s.rsp()) + ")")
                .supports(8, s -> s.isExternalOrSoftware(), _ -> "the interrupted code was fine; its stack was not")
                .cause(s -> s.vector() == Vector.PAGE_FAULT && s.nearStack(s.cr2())
                        ? "the exception frame has to go on the same bad stack, because #PF "
                                + (s.chain().reachedTripleFault() ? "and #DF have" : "has")
                                + " no interrupt stack (IST)"
                        : "the stack is bad: when " + event(s) + " came, its frame could not be pushed at "
                                + Scene.hex(s.rsp()))
                .change("Give #DF and #PF an interrupt stack (IST) in the TSS, so that stack faults can be reported;"
                        + " and look at why the stack is bad: overflow, unmapped, RSP never set.")
                .build();
    }

    private static Rule tableNotMapped() {
        return Rule.delivery("gdt-or-tss-not-mapped")
                .needs(
                        88,
                        s -> failed(s)
                                && s.failureVector() == Vector.PAGE_FAULT
                                && s.failure().cr2() != -1
                                && (s.inGdt(s.failure().cr2())
                                        || s.inTss(s.failure().cr2()))
                                && !s.inIdt(s.failure().cr2()),
                        s -> nestedText(s) + ", inside the "
                                + (s.inGdt(s.failure().cr2()) ? "GDT" : "TSS"))
                .cause(s -> "the " + (s.inGdt(s.failure().cr2()) ? "GDT" : "TSS")
                        + " is not mapped in the page tables in use, and delivery needs it")
                .change("Map it in these page tables, and reload GDTR (and TR) with virtual addresses that stay valid.")
                .build();
    }

    private static Rule unknown() {
        return Rule.delivery("delivery-failed")
                .needs(30, DeliveryRules::failed, DeliveryRules::nestedText)
                .cause(s -> "its handler could not be reached (" + nestedText(s) + ")")
                .change("Check the IDT entries of this vector and of #DF, the selector they name, and the stack they"
                        + " use.")
                .build();
    }
}
