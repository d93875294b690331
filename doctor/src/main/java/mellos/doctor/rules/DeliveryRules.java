package mellos.doctor.rules;

import java.util.List;
import java.util.Optional;
import mellos.doctor.chain.Nested;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.log.Value;
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
        return s.fault().deliveryFailed();
    }

    private static String event(Scene s) {
        int v = s.fault().vector();
        return s.fault().chain().isExternal()
                ? "external interrupt 0x" + Integer.toHexString(v)
                : s.fault().origin().software()
                        ? v == 3 ? "the breakpoint INT3" : "INT 0x" + Integer.toHexString(v)
                        : Vector.shortName(v);
    }

    /** The nested fault names the IDT entry of the event being delivered, or the log has lost its error code. */
    private static boolean blamesGate(Scene s) {
        Nested f = s.fault().failure();
        if (f.vector() != Vector.GENERAL_PROTECTION && f.vector() != Vector.SEGMENT_NOT_PRESENT) {
            return false;
        }
        return !f.errorCode().isKnown()
                || ErrorCode.namesGate(s.fault().failureCode(), s.fault().vector());
    }

    private static String nestedText(Scene s) {
        Nested f = s.fault().failure();
        String code = f.errorCode() instanceof Value.Known known ? code(s, (int) known.number()) : "";
        String where = f.cr2() instanceof Value.Known known
                ? " at address " + s.names().what(known.number())
                : "";
        return "delivering " + event(s) + " raised " + Vector.shortName(f.vector()) + code + where;
    }

    private static String code(Scene s, int code) {
        String meaning = ErrorCode.namesGate(code, s.fault().vector())
                ? "the IDT entry of that vector"
                : ErrorCode.describe(s.fault().failure().vector(), code);
        return " with error code " + Address.hex(code) + (meaning.isEmpty() ? "" : " (" + meaning + ")");
    }

    private static Rule notLoaded() {
        return Rule.delivery("idt-not-loaded")
                .needs(
                        92,
                        s -> failed(s) && s.tables().idtNeverLoaded(),
                        s -> s.tables().describeIdt() + ": what reset or the firmware left, not a table of the kernel")
                .supports(4, s -> failed(s), DeliveryRules::nestedText)
                .supports(
                        2,
                        s -> s.processors().others().stream()
                                .anyMatch(each -> each.idtBase().test(base -> base > 0xfffff || base < 0)),
                        _ -> "another processor in the log has an IDT")
                .apart("Kernels also restart a machine on purpose this way (LIDT with an empty table, then INT3): if"
                        + " this one wanted to, nothing is wrong.")
                .cause("no IDT is loaded")
                .change(s -> "Load an IDT (LIDT) with gates for vectors 0–31"
                        + (s.fault().beganWithInterrupt() ? " and for this one" : "")
                        + " before " + (s.fault().chain().isExternal() ? "STI" : "anything can fault")
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
                        s -> failed(s)
                                && !s.tables().idtNeverLoaded()
                                && s.tables().gateBeyondLimit(s.fault().vector())
                                && blamesGate(s),
                        s -> s.tables().describeIdt() + ": room for "
                                + (s.cpu().value(Field.IDT_LIMIT) + 1)
                                        / s.tables().gateSize() + " gates, and vector 0x"
                                + Integer.toHexString(s.fault().vector()) + " needs "
                                + (s.fault().vector() + 1))
                .supports(6, DeliveryRules::failed, DeliveryRules::nestedText)
                .cause(s -> "the IDT has no entry for vector 0x"
                        + Integer.toHexString(s.fault().vector()) + ": its limit is too small")
                .change(s -> "Make the IDT 256 entries and its limit 256 × "
                        + s.tables().gateSize()
                        + " − 1, and put a gate in vector 0x"
                        + Integer.toHexString(s.fault().vector())
                        + (s.fault().chain().isExternal() ? ", or mask that interrupt until its handler exists" : "")
                        + ".")
                .build();
    }

    private static Rule idtNotMapped() {
        return Rule.delivery("idt-not-mapped")
                .needs(
                        90,
                        s -> failed(s)
                                && s.fault().failedWith(Vector.PAGE_FAULT)
                                && s.fault().failure().cr2().isKnown()
                                && s.tables().inIdt(s.fault().failureAddress())
                                && !s.tables().idtNeverLoaded(),
                        s -> nestedText(s) + ", inside the IDT (" + s.tables().describeIdt() + ")")
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
                                && !s.tables().idtNeverLoaded()
                                && !s.tables().gateBeyondLimit(s.fault().vector())
                                && blamesGate(s)
                                && s.fault().failedWith(Vector.GENERAL_PROTECTION)
                                && !(s.fault().origin().software() && s.fault().isUser()),
                        DeliveryRules::nestedText)
                .supports(
                        12,
                        s -> s.fault().failure().errorCode().isKnown(),
                        s -> "the entry is inside the IDT's limit, so the gate itself is no interrupt or trap gate:"
                                + " it is empty or malformed")
                .against(22, s -> !s.fault().failure().errorCode().isKnown())
                .cause(s -> "the IDT has no valid gate for vector 0x"
                        + Integer.toHexString(s.fault().vector()) + " ("
                        + Vector.longName(s.fault().vector()) + "): the entry is empty or malformed")
                .change(s -> "Fill entry 0x" + Integer.toHexString(s.fault().vector())
                        + ": type 0x8E, the kernel's code selector, the handler's address in all three parts; "
                        + (s.cpu().isLongMode()
                                ? "in long mode entries are 16 bytes"
                                : "in protected mode entries are 8 bytes")
                        + (s.fault().chain().isExternal() ? "; or mask the interrupt" : "") + ".")
                .apart("A gate whose code selector is bad raises #GP as well; where a double fault followed, the log"
                        + " does not show the error code that tells them apart.")
                .build();
    }

    private static Rule notPresentGate() {
        return Rule.delivery("idt-gate-not-present")
                .needs(
                        90,
                        s -> failed(s)
                                && !s.tables().idtNeverLoaded()
                                && blamesGate(s)
                                && s.fault().failedWith(Vector.SEGMENT_NOT_PRESENT),
                        DeliveryRules::nestedText)
                .cause(s -> "the IDT gate for vector 0x"
                        + Integer.toHexString(s.fault().vector()) + " is not present (its P bit is 0)")
                .change(s -> "Set the present bit in the gate's type byte (0x8E, not 0x0E)"
                        + (s.fault().chain().isExternal() ? ", or mask the interrupt until it has a handler" : "")
                        + ".")
                .build();
    }

    private static boolean namesSelector(Scene s) {
        Nested f = s.fault().failure();
        return (f.vector() == Vector.GENERAL_PROTECTION || f.vector() == Vector.SEGMENT_NOT_PRESENT)
                && f.errorCode().test(code -> code > 3 && (code & ErrorCode.IDT) == 0);
    }

    private static Rule gateSelector() {
        return Rule.delivery("idt-gate-selector-wrong")
                .needs(
                        88,
                        s -> failed(s) && namesSelector(s) && !s.tables().idtNeverLoaded(),
                        DeliveryRules::nestedText)
                .supports(
                        8,
                        s -> (s.fault().failureCode() & 0xfffc)
                                != (s.cpu().segment(SegmentName.CS).selector() & 0xfffc),
                        s -> "the code runs on CS "
                                + Address.hex(s.cpu().segment(SegmentName.CS).selector()) + ", the gate names "
                                + Address.hex(s.fault().failureCode() & 0xfffc))
                .supports(1, s -> s.tables().descriptor(s.fault().failureCode()).isPresent(), DeliveryRules::descriptor)
                .cause(s -> "the IDT gate for vector 0x"
                        + Integer.toHexString(s.fault().vector()) + " names code selector "
                        + Address.hex(s.fault().failureCode() & 0xfffc)
                        + ", no usable code segment in the GDT that is loaded (base "
                        + s.cpu().hex(Field.GDT_BASE) + ", limit "
                        + s.cpu().hex(Field.GDT_LIMIT) + ")")
                .change("Put the selector of your own 64-bit code segment in every gate, and load your own GDT before"
                        + " the IDT is used (boot loaders leave theirs: Limine's code selector is 0x28; a start-up"
                        + " trampoline's GDT has other entries).")
                .build();
    }

    private static String descriptor(Scene s) {
        return s.tables()
                .descriptor(s.fault().failureCode())
                .map(d -> "in the kernel image that selector is " + d.words()
                        + (d.isCode() && d.isPresent() && d.privilege() == 0
                                ? ", so the GDT in memory was overwritten or another one is loaded"
                                : ""))
                .orElse("");
    }

    private static Rule nullGateSelector() {
        return Rule.delivery("idt-gate-without-selector")
                .needs(
                        76,
                        s -> failed(s)
                                && !s.tables().idtNeverLoaded()
                                && s.fault().failedWith(Vector.GENERAL_PROTECTION)
                                && s.fault().failure().errorCode().isKnown()
                                && s.fault().failureCode() <= 1,
                        s -> nestedText(s)
                                + ": the gate was accepted, and its code selector is null or its address not canonical")
                .cause(s -> "the IDT gate for vector 0x"
                        + Integer.toHexString(s.fault().vector())
                        + " has a null code selector or a handler address that is not canonical")
                .change("Fill the gate's selector field with the kernel's code selector and bits 32–63 of the handler"
                        + " in its third part.")
                .build();
    }

    private static boolean fromUser(Scene s) {
        return failed(s) && s.fault().isUser();
    }

    private static boolean nextToZero(long cr2) {
        return cr2 < 0 && cr2 >= -PAGE || cr2 >= 0 && cr2 < 64 || cr2 > 0xffff_f000L && cr2 <= 0xffff_ffffL;
    }

    private static String stackSlot(Scene s) {
        return s.cpu().isLongMode() || !s.cpu().has(Field.EFER) ? "RSP0" : "ESP0";
    }

    private static Rule ringZeroStackMissing() {
        return Rule.delivery("tss-rsp0-not-set")
                .needs(
                        92,
                        s -> fromUser(s)
                                && s.fault().failedWith(Vector.PAGE_FAULT)
                                && nextToZero(s.fault().failureAddress())
                                && !readsTaskState(s)
                                && hasTss(s),
                        s -> nestedText(s)
                                + ": entering the kernel from user mode, the processor pushed to a stack at address 0")
                .supports(5, s -> true, s -> "the event came in user mode (CPL 3), where the stack comes from the TSS")
                .cause(s -> "the TSS has no kernel stack: " + stackSlot(s) + " (or the gate's IST slot) is 0 when "
                        + event(s) + " enters the kernel")
                .change("Write the top of a kernel stack to the TSS (RSP0, offset 4; in 32-bit mode ESP0 and SS0)"
                        + " before entering user mode, and on every task switch; on each processor its own TSS.")
                .build();
    }

    /** True unless the log shows a null task register. */
    private static boolean hasTss(Scene s) {
        return !s.tables().taskRegisterIsNull();
    }

    /** How a page that holds a stack refuses the frame, by the error code of the push. */
    private static String refusal(Scene s) {
        Value code = s.fault().failure().errorCode();
        if (code.has(ErrorCode.RESERVED)) {
            return " has a reserved bit in its page-table entry";
        }
        return code.has(ErrorCode.PRESENT) ? " is present but not writable (mapped read-only)" : " is not mapped";
    }

    private static Rule ringZeroStackBad() {
        return Rule.delivery("tss-rsp0-wrong")
                .needs(
                        82,
                        s -> fromUser(s)
                                && s.fault().failedWith(Vector.PAGE_FAULT)
                                && !nextToZero(s.fault().failureAddress())
                                && !s.tables().inIdt(s.fault().failureAddress())
                                && !s.tables().inGdt(s.fault().failureAddress())
                                && !s.tables().inTss(s.fault().failureAddress())
                                && hasTss(s),
                        s -> nestedText(s) + ": that is where the TSS says the kernel stack is")
                .supports(
                        10,
                        s -> s.fault().failure().errorCode().has(ErrorCode.PRESENT),
                        _ -> "bit 0 of the error code is 1: the page is there and forbids the write")
                .cause(s -> "the kernel stack in the TSS (" + stackSlot(s) + ", near "
                        + s.names().what(s.fault().failureAddress()) + ")" + refusal(s))
                .change(s -> s.fault().failure().errorCode().has(ErrorCode.PRESENT)
                        ? "Keep kernel stacks where user mappings cannot cover them (the kernel's half), mapped"
                                + " writable in every address space."
                        : "Set RSP0 to the top of a stack that is mapped in every address space (the kernel's half),"
                                + " and update it when tasks switch.")
                .build();
    }

    /** A nested fault at an address where a TSS that begins at 0 has a stack pointer: the TSS was read, and TR is 0. */
    private static boolean readsTaskState(Scene s) {
        boolean mayBeNull = !s.cpu().has(SegmentName.TR) || s.tables().taskRegisterIsNull();
        return mayBeNull && slot(s).isPresent();
    }

    private static Optional<String> slot(Scene s) {
        return s.fault().chain().nested().stream()
                .filter(each -> each.vector() == Vector.PAGE_FAULT && each.cr2().isKnown())
                .filter(each -> !each.errorCode().has(ErrorCode.WRITE))
                .flatMap(each -> Tables.slotOfTaskState(each.cr2().number()).stream())
                .findFirst();
    }

    private static Rule taskRegisterMissing() {
        return Rule.delivery("tss-not-loaded")
                .needs(
                        88,
                        s -> failed(s)
                                && (readsTaskState(s)
                                        || s.fault().isUser() && s.tables().taskRegisterIsNull()),
                        s -> (s.tables().taskRegisterIsNull()
                                        ? "TR is 0: LTR was never executed on this processor; "
                                        : "")
                                + nestedText(s))
                .supports(
                        9,
                        DeliveryRules::readsTaskState,
                        s -> "the address is where a TSS at address 0 has " + slot(s).orElse("a stack pointer")
                                + ": the processor read it from a TSS that is not there")
                .against(30, s -> !readsTaskState(s) && idtIsTheProblem(s))
                .cause(s -> "the task register was never loaded (LTR), so there is no TSS: " + event(s)
                        + (s.fault().isUser() ? " in user mode" : "") + " finds no "
                        + slot(s).filter(each -> each.startsWith("IST"))
                                .map(each -> "interrupt stack (" + each + ")")
                                .orElse("kernel stack"))
                .change("Build a TSS with RSP0 and its interrupt stacks set; put its descriptor (16 bytes in long"
                        + " mode) in the GDT, and execute LTR on each processor before a gate or user mode needs"
                        + " it.")
                .build();
    }

    private static boolean idtIsTheProblem(Scene s) {
        Nested f = s.fault().failure();
        return s.tables().idtNeverLoaded()
                || f.errorCode().test(code -> code > 0 && (code & ErrorCode.IDT) != 0)
                || f.cr2().test(s.tables()::inIdt);
    }

    private static Rule taskSegmentTooShort() {
        return Rule.delivery("tss-too-short")
                .needs(
                        90,
                        s -> failed(s) && s.fault().failedWith(Vector.INVALID_TSS),
                        s -> nestedText(s) + "; TR limit is "
                                + Address.hex(s.cpu().segment(SegmentName.TR).limit()))
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
                                && !s.fault().isUser()
                                && s.fault().failedWith(Vector.PAGE_FAULT)
                                && s.fault().failure().cr2().isKnown()
                                && !s.fault().nearStack(s.fault().failureAddress())
                                && !s.tables().inIdt(s.fault().failureAddress())
                                && !s.tables().inGdt(s.fault().failureAddress())
                                && s.cpu().isLongMode()
                                && !s.tables().idtNeverLoaded()
                                && hasTss(s),
                        s -> nestedText(s) + ", far from RSP ("
                                + Address.hex(s.fault().rsp()) + "): the gate switches to an interrupt stack (IST)")
                .supports(
                        8,
                        s -> nextToZero(s.fault().failureAddress()),
                        _ -> "the address is just below zero: that IST entry in the TSS is 0")
                .cause(s -> nextToZero(s.fault().failureAddress())
                        ? "the gate uses an interrupt stack (IST) whose pointer in the TSS is 0"
                        : "the interrupt stack (IST) that the gate uses, near "
                                + s.names().what(s.fault().failureAddress()) + "," + refusal(s))
                .change("Fill the IST entry of this processor's TSS with the top of a mapped stack before the gate is"
                        + " used, or set the gate's IST field to 0.")
                .build();
    }

    private static Rule stackBad() {
        return Rule.delivery("stack-bad-at-delivery")
                .needs(
                        80,
                        s -> failed(s)
                                && !s.fault().isUser()
                                && (s.fault().failedWith(Vector.PAGE_FAULT)
                                                && s.fault().failure().cr2().isKnown()
                                                && s.fault().nearStack(s.fault().failureAddress())
                                        || s.fault().failedWith(Vector.STACK_FAULT)),
                        s -> nestedText(s) + ": the frame could not be pushed on the stack in use (RSP "
                                + Address.hex(s.fault().rsp()) + ")")
                .supports(
                        8, s -> s.fault().beganWithInterrupt(), _ -> "the interrupted code was fine; its stack was not")
                .cause(s -> s.fault().isPageFault() && s.fault().isNearStack()
                        ? "the exception frame has to go on the same bad stack, because #PF "
                                + (s.fault().chain().reachedTripleFault() ? "and #DF have" : "has")
                                + " no interrupt stack (IST)"
                        : "the stack is bad: when " + event(s) + " came, its frame could not be pushed at "
                                + Address.hex(s.fault().rsp()))
                .change("Give #DF and #PF an interrupt stack (IST) in the TSS, so that stack faults can be reported;"
                        + " and look at why the stack is bad: overflow, unmapped, RSP never set.")
                .build();
    }

    private static Rule tableNotMapped() {
        return Rule.delivery("gdt-or-tss-not-mapped")
                .needs(
                        88,
                        s -> failed(s)
                                && s.fault().failedWith(Vector.PAGE_FAULT)
                                && s.fault().failure().cr2().isKnown()
                                && (s.tables().inGdt(s.fault().failureAddress())
                                        || s.tables().inTss(s.fault().failureAddress()))
                                && !s.tables().inIdt(s.fault().failureAddress()),
                        s -> nestedText(s) + ", inside the "
                                + (s.tables().inGdt(s.fault().failureAddress()) ? "GDT" : "TSS"))
                .cause(s -> "the " + (s.tables().inGdt(s.fault().failureAddress()) ? "GDT" : "TSS")
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
