package mellos.doctor.rules;

import java.util.List;
import java.util.Optional;
import mellos.doctor.image.Symbol;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** Faults on the stack: overflown, never set, unmapped, not canonical. */
final class StackRules {
    private static final long PAGE = 0x1000;
    private static final long LONGEST_FUNCTION = 1 << 16;
    private static final long FRAMES = 0x10000;

    private StackRules() {}

    static List<Rule> all() {
        return List.of(overflow(), neverSet(), unmapped(), nonCanonical(), userStack());
    }

    /** A load or store that goes to the stack: by its address, or by what the instruction is. */
    private static boolean onStack(Scene s) {
        if (!s.fault().isDataAccess() || s.fault().isUser()) {
            return false;
        }
        if (s.fault().nearStack(s.fault().cr2())) {
            return true;
        }
        boolean throughRsp = s.code().hasOperand() && s.code().operand().base() == Registers.RSP;
        return throughRsp && s.code().operandAddress() == s.fault().cr2();
    }

    private static boolean neverSet(long rsp) {
        return rsp >= -PAGE && rsp < 0 || Long.compareUnsigned(rsp, PAGE) < 0;
    }

    private static boolean rspUnset(Scene s) {
        long rsp = s.fault().rsp();
        return neverSet(rsp)
                || !s.cpu().isLongMode()
                        && (rsp & 0xffff_ffffL) > 0xffff_f000L
                        && s.fault().cr2() > 0xffff_f000L;
    }

    /** Frame pointer a little above RSP: the stack worked a moment ago. */
    private static boolean framesAbove(Scene s) {
        long distance = s.cpu().value(Field.RBP) - s.fault().rsp();
        return s.cpu().has(Field.RBP) && distance >= 0 && distance < FRAMES;
    }

    /** Some earlier event in this log used the stack just above. */
    private static boolean usedBefore(Scene s) {
        for (Delivery each : s.fault().before()) {
            long rsp = s.fault().rsp();
            if (each.cpl().is(0) && each.sp().test(sp -> sp - rsp > 0 && sp - rsp < FRAMES * 4)) {
                return true;
            }
        }
        return false;
    }

    private static boolean callsItself(Scene s) {
        return s.hasImage()
                && s.fault().origin().ip().isKnown()
                && s.image()
                        .symbolAt(s.fault().linearRip())
                        .filter(each -> each.size() > 0 && each.size() <= LONGEST_FUNCTION)
                        .filter(each -> callsItself(s, each))
                        .isPresent();
    }

    private static boolean callsItself(Scene s, Symbol function) {
        long at = function.address();
        long end = at + function.size();
        while (at < end) {
            Optional<Instruction> each = s.image().instructionAt(at, s.cpu().mode());
            if (each.isEmpty()) {
                return false;
            }
            if (each.get().is(Kind.CALL) && each.get().target() == function.address()) {
                return true;
            }
            at += each.get().length();
        }
        return false;
    }

    private static boolean isStartCode(Scene s) {
        String name = s.names().name(s.fault().linearRip()).toLowerCase(java.util.Locale.ROOT);
        return name.contains("start") || name.contains("entry") || name.contains("boot") || name.contains("tramp");
    }

    private static boolean startCode(Scene s) {
        return s.hasImage() && isStartCode(s);
    }

    private static Rule overflow() {
        return Rule.named("stack-overflow")
                .needs(0, s -> !HandlerRules.entersItself(s))
                .needs(
                        52,
                        s -> onStack(s)
                                && (!rspUnset(s) || callsItself(s))
                                && s.fault().pageFault(ErrorCode.WRITE),
                        s -> "it wrote to " + s.names().what(s.fault().cr2()) + " with RSP at "
                                + Address.hex(s.fault().rsp()) + ": the write is on the stack")
                .supports(
                        14,
                        s -> (s.fault().cr2() & PAGE - 1) >= 0xe00 && (s.fault().rsp() & PAGE - 1) < 0x200
                                || (s.fault().cr2() ^ s.fault().rsp()) >= PAGE,
                        _ -> "the stack pointer has just crossed a page boundary downwards: "
                                + "the page below is the guard page or the end of the stack")
                .supports(18, StackRules::callsItself, s -> "the function calls itself")
                .supports(
                        14,
                        StackRules::rspUnset,
                        s -> "RSP is " + Address.hex(s.fault().rsp())
                                + ": without a guard page the stack ran over everything below it, down to address 0")
                .supports(
                        12,
                        StackRules::framesAbove,
                        s -> "RBP (" + s.cpu().hex(Field.RBP)
                                + ") is just above RSP: frames are on this stack, so it worked until now")
                .supports(
                        12, StackRules::usedBefore, _ -> "earlier events in the log were on the same stack, higher up")
                .supports(
                        8,
                        s -> s.fault().deliveryFailed() && s.fault().failedWith(Vector.PAGE_FAULT),
                        _ -> "delivering the page fault faulted again: its frame goes to the same bad stack")
                .supports(
                        6,
                        s -> s.code().is(Kind.CALL, Kind.PUSH),
                        s -> "the instruction is \"" + s.code().instruction().text() + "\"")
                .against(14, StackRules::startCode)
                .cause(s -> "the kernel stack overflowed"
                        + (callsItself(s)
                                ? " by recursion in "
                                        + s.names().name(s.fault().linearRip()).replaceAll("\\+0x.*", "")
                                : "")
                        + (rspUnset(s)
                                ? " over everything below it, down to address 0"
                                : s.fault().pageFault(ErrorCode.PRESENT)
                                        ? " into a page that may not be written"
                                        : " into an unmapped (guard) page"))
                .change(s -> "Stop the recursion or the large local variables, or give this stack more pages; and give"
                        + " #DF an interrupt stack (IST) so that the next overflow is reported instead of"
                        + " resetting the machine.")
                .apart("If this stack was never used before, it is not overflow but a stack that was never mapped:"
                        + " compare RSP with the stack's bounds.")
                .build();
    }

    private static Rule neverSet() {
        return Rule.named("stack-pointer-not-set")
                .needs(
                        68,
                        s -> s.fault().isDataAccess()
                                && !s.fault().isUser()
                                && rspUnset(s)
                                && (s.fault().nearStack(s.fault().cr2())
                                        || s.fault().cr2() < 0 && s.fault().cr2() > -PAGE
                                        || s.fault().cr2() > 0xffff_f000L
                                                && s.fault().cr2() <= 0xffff_ffffL),
                        s -> "RSP is " + Address.hex(s.fault().rsp()) + " and the fault address is "
                                + Address.hex(s.fault().cr2()) + ": a push below address zero")
                .supports(
                        20,
                        s -> s.fault().rsp() == 0
                                || s.fault().rsp() == -8
                                || s.fault().rsp() == -16,
                        s -> "that is exactly an unset RSP and its first pushes")
                .supports(
                        8,
                        s -> s.code().is(Kind.PUSH, Kind.CALL),
                        s -> "the instruction is \"" + s.code().instruction().text() + "\"")
                .against(40, StackRules::callsItself)
                .cause("the stack pointer was never set: RSP is zero (or next to it) at the first push")
                .change(s -> "Load RSP with the top of a mapped stack before the first call, push or interrupt"
                        + (s.processors().isApplicationProcessor()
                                ? "; check that the boot processor filled in this processor's "
                                        + "stack before sending STARTUP"
                                : "")
                        + ".")
                .build();
    }

    private static Rule unmapped() {
        return Rule.named("stack-not-mapped")
                .needs(
                        54,
                        s -> onStack(s) && !rspUnset(s),
                        s -> "the access to " + s.names().what(s.fault().cr2()) + " is on the stack: RSP is "
                                + Address.hex(s.fault().rsp()))
                .supports(
                        12,
                        StackRules::startCode,
                        s -> "it happened in start-up code ("
                                + s.names().name(s.fault().linearRip()) + "), at the first use of the stack")
                .supports(10, s -> s.fault().isNotPresent(), _ -> "the page is not present")
                .supports(
                        9,
                        s -> s.cpu().has(Field.RBP) && !framesAbove(s),
                        _ -> "RBP does not point into this stack: no frame was " + "built on it")
                .supports(
                        6,
                        s -> (s.fault().rsp() & PAGE - 1) == 0
                                || (s.fault().rsp() & 0xf) == 0
                                        && (s.fault().cr2() >>> 12)
                                                == (s.fault().rsp() - 8 >>> 12)
                                        && (s.fault().rsp() & PAGE - 1) >= 0x200,
                        _ -> "RSP looks like the fresh top of a stack")
                .supports(
                        16,
                        s -> s.fault().formerTables().isKnown(),
                        s -> "the event before ran with CR3 "
                                + s.fault().formerTables().hex() + ": the address space was switched in between")
                .supports(6, s -> s.code().previousIs(Kind.MOV_TO_CR), _ -> "the page tables were switched just before")
                .against(18, StackRules::callsItself)
                .against(14, StackRules::usedBefore)
                .cause(s -> "the stack it runs on is not mapped"
                        + (s.fault().pageFault(ErrorCode.PRESENT) ? " writable" : "")
                        + " in the page tables in use (CR3 "
                        + s.cpu().hex(Field.CR3) + ")")
                .change("Map the stack's pages, writable, in these page tables before switching to them (or to it),"
                        + " and check that RSP is a virtual address of this address space, not a physical one.")
                .apart("If the stack worked before, it overflowed instead: compare RSP with the stack's bounds.")
                .build();
    }

    private static Rule nonCanonical() {
        return Rule.named("stack-not-canonical")
                .needs(
                        92,
                        s -> (s.fault().is(Vector.GENERAL_PROTECTION)
                                        || s.fault().is(Vector.STACK_FAULT))
                                && s.fault().error() == 0
                                && !Address.isCanonical(s.fault().rsp())
                                && s.cpu().isLongMode(),
                        s -> "RSP is " + Address.hex(s.fault().rsp())
                                + ", which is no canonical address (bits 63–47 differ)")
                .supports(
                        6,
                        s -> s.code().isKnown() && s.code().instruction().kind().usesStack(),
                        s -> "the instruction is \"" + s.code().instruction().text() + "\"")
                .cause("the stack pointer is not a canonical address: it was loaded with garbage or computed wrongly")
                .change("Look at what loads RSP before this: a stack table indexed wrongly, an uninitialised field, or"
                        + " a saved context overwritten.")
                .apart("QEMU reports #GP here where Bochs and hardware report #SS.")
                .build();
    }

    private static Rule userStack() {
        return Rule.named("user-stack-fault")
                .symptom()
                .needs(
                        70,
                        s -> s.fault().isDataAccess()
                                && s.fault().isUser()
                                && s.fault().nearStack(s.fault().cr2()),
                        s -> "user code faulted on its own " + "stack: RSP "
                                + Address.hex(s.fault().rsp()) + ", fault address "
                                + Address.hex(s.fault().cr2()))
                .supports(10, s -> s.fault().isNotPresent(), _ -> "the page is not present")
                .cause(s -> "the user program's stack is not mapped for user access at "
                        + Address.hex(s.fault().cr2()))
                .change("Map the user stack with the user bit set on every level, large enough, or grow it in the"
                        + " page-fault handler.")
                .build();
    }
}
