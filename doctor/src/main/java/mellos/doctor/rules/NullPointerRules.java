package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;

/** Data accesses close to address zero: a null pointer, or a segment base that nobody set. */
final class NullPointerRules {
    private static final int FS = 4;
    private static final int GS = 5;
    private static final long STACK_PROTECTOR = 0x28;

    private NullPointerRules() {}

    static List<Rule> all() {
        return List.of(nullPointer(), perCpu(), threadLocal(), stackProtector());
    }

    private static boolean through(Scene s, int segment) {
        return s.code()
                .find()
                .flatMap(Instruction::memory)
                .filter(each -> each.segment() == segment)
                .isPresent();
    }

    private static boolean baseZero(Scene s, SegmentName name) {
        return s.cpu().has(name) && s.cpu().segment(name).base() == 0;
    }

    /** Offsets from a zero base that compilers use: small, or just below zero for thread-local data. */
    private static boolean smallOffset(Scene s) {
        return Address.isNearNull(s.fault().cr2())
                || s.fault().cr2() < 0 && s.fault().cr2() > -0x1000;
    }

    private static String access(Scene s) {
        return s.fault().pageFault(ErrorCode.WRITE) ? "wrote" : "read";
    }

    private static Rule nullPointer() {
        return Rule.named("null-pointer")
                .symptom()
                .needs(
                        66,
                        s -> s.fault().isDataAccess()
                                && s.fault().isNotPresent()
                                && Long.compareUnsigned(s.fault().cr2(), 0x10000) < 0
                                && !s.fault().nearStack(s.fault().cr2())
                                && !s.fault().isUser()
                                && !s.tables().inIdt(s.fault().cr2()),
                        s -> "the fault address (CR2) is "
                                + Address.hex(s.fault().cr2()) + ", next to zero, and page 0 is not mapped")
                .needs(
                        0,
                        s -> !through(s, GS)
                                && !through(s, FS)
                                && !s.code().is(Kind.IRET, Kind.FAR_RET, Kind.MOV_TO_SEG, Kind.POP_SEG))
                .supports(
                        20,
                        s -> Address.isNearNull(s.fault().cr2()),
                        s -> "the distance from zero looks like a field's offset in a " + "structure"
                                + (s.fault().cr2() == 0 ? " (the first one)" : ""))
                .supports(
                        12,
                        s -> s.code().hasOperand()
                                && s.code().operand().base() >= 0
                                && s.cpu().register(s.code().operand().base()) == 0,
                        s -> "the base register of \"" + s.code().instruction().text() + "\" is 0")
                .against(
                        15,
                        s -> !s.code().isKnown() && s.fault().cr2() == STACK_PROTECTOR && baseZero(s, SegmentName.FS))
                .against(6, s -> !s.code().isKnown() && s.cpu().isLongMode() && baseZero(s, SegmentName.GS))
                .cause(s -> "it " + access(s) + " through a null pointer"
                        + (s.fault().cr2() == 0
                                ? ""
                                : " plus an offset of " + Address.hex(s.fault().cr2())))
                .change(s ->
                        "Find where the pointer used here should have been set: uninitialised, a failed allocation or "
                                + "lookup whose result was not tested, or memory zeroed under it"
                                + (s.processors().isApplicationProcessor()
                                        ? "; on an application processor, a table filled in "
                                                + "for the boot processor only"
                                        : "")
                                + ".")
                .apart("If the instruction goes through GS or FS it is the segment base that is zero, not a pointer:"
                        + " give the doctor --kernel to see the instruction.")
                .build();
    }

    private static Rule perCpu() {
        return Rule.named("gs-base-not-set")
                .needs(0, s -> !SystemCallRules.hadGsBase(s))
                .needs(
                        60,
                        s -> s.fault().isDataAccess()
                                && smallOffset(s)
                                && !s.fault().nearStack(s.fault().cr2())
                                && !s.fault().isUser()
                                && (through(s, GS)
                                        || !s.code().isKnown()
                                                && s.cpu().isLongMode()
                                                && baseZero(s, SegmentName.GS)
                                                && s.fault().cr2() != STACK_PROTECTOR),
                        s -> "the fault address is " + Address.hex(s.fault().cr2()))
                .supports(
                        36,
                        s -> through(s, GS),
                        s -> "\"" + s.code().instruction().text() + "\" addresses per-CPU data through GS")
                .supports(3, s -> baseZero(s, SegmentName.GS), _ -> "the GS base is 0")
                .against(30, s -> !through(s, GS))
                .cause(s -> "it used per-CPU data through GS while the GS base is "
                        + (baseZero(s, SegmentName.GS) ? "0: nobody set it on this processor" : "wrong"))
                .change("Write this processor's per-CPU address to IA32_GS_BASE (MSR 0xC0000101) before the first"
                        + " access; loading a selector into GS clears the base, so do that first; on entry from"
                        + " user mode execute SWAPGS exactly once, also on the exception path.")
                .apart("A GS base that was right before and is 0 now points at a selector load or an unbalanced SWAPGS "
                        + "(look at KERNEL_GS_BASE, MSR 0xC0000102).")
                .build();
    }

    private static Rule threadLocal() {
        return Rule.named("fs-base-not-set")
                .needs(
                        60,
                        s -> s.fault().isDataAccess()
                                && smallOffset(s)
                                && !s.fault().nearStack(s.fault().cr2())
                                && !s.fault().isUser()
                                && through(s, FS)
                                && s.fault().cr2() != STACK_PROTECTOR,
                        s -> "the fault address is " + Address.hex(s.fault().cr2()))
                .supports(
                        36,
                        s -> through(s, FS),
                        s -> "\"" + s.code().instruction().text() + "\" addresses thread-local data through FS")
                .supports(3, s -> baseZero(s, SegmentName.FS), _ -> "the FS base is 0")
                .cause("it used thread-local data through FS while the FS base is 0")
                .change("Set IA32_FS_BASE (MSR 0xC0000100) to a thread control block before code compiled with"
                        + " thread-local variables runs, or compile the kernel without them (-fno-stack-protector,"
                        + " no thread_local).")
                .build();
    }

    private static Rule stackProtector() {
        return Rule.named("stack-protector-without-fs")
                .needs(
                        70,
                        s -> s.fault().isDataAccess()
                                && s.fault().cr2() == STACK_PROTECTOR
                                && !s.fault().isUser()
                                && (through(s, FS)
                                        || !s.code().isKnown()
                                                && baseZero(s, SegmentName.FS)
                                                && s.cpu().has(Field.RIP)),
                        _ -> "the fault address is exactly 0x28, where compilers keep the stack-protector canary"
                                + " relative to FS")
                .supports(
                        29,
                        s -> through(s, FS),
                        s -> "\"" + s.code().instruction().text() + "\" reads it through FS")
                .supports(5, s -> baseZero(s, SegmentName.FS), _ -> "the FS base is 0")
                .cause("the compiler's stack protector read its canary at FS:0x28 while the FS base is 0")
                .change("Compile the kernel with -fno-stack-protector, or use -mstack-protector-guard=global, or set "
                        + "IA32_FS_BASE before the first function that is protected.")
                .build();
    }
}
