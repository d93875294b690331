package mellos.doctor.rules;

import java.util.Arrays;
import java.util.List;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Segment;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** SYSCALL, SYSRET and SWAPGS: the way into the kernel and back that pushes no frame. Intel SDM vol. 2B, "SYSCALL". */
final class SystemCallRules {
    private static final int R11 = 11;
    private static final int GS = 5;
    private static final byte[] SYSCALL = {0x0f, 0x05};

    private SystemCallRules() {}

    static List<Rule> all() {
        return List.of(disabled(), entryNotSet(), returnNotCanonical(), returnToCompatibility(), unbalancedSwap());
    }

    private static Rule disabled() {
        return Rule.named("syscall-not-enabled")
                .needs(
                        70,
                        s -> s.fault().is(Vector.INVALID_OPCODE)
                                && (s.code().is(Kind.SYSCALL, Kind.SYSRET)
                                                && (s.cpu().eferLacks(ControlBits.EFER_SCE)
                                                        || s.cpu().mode() != Mode.BITS_64)
                                        || s.fault().isUser()
                                                && !s.code().isKnown()
                                                && s.cpu().isLongMode()
                                                && s.cpu().eferLacks(ControlBits.EFER_SCE)),
                        s -> "EFER is " + s.cpu().hex(Field.EFER) + ": SCE (bit 0) is "
                                + (s.cpu().efer(ControlBits.EFER_SCE) ? "1, but the code is not 64-bit" : "0"))
                .supports(
                        24,
                        s -> s.code().isKnown(),
                        s -> "the instruction is \"" + s.code().instruction().text() + "\"")
                .cause(s ->
                        (s.code().isKnown() ? "" : "most likely ") + (s.code().is(Kind.SYSRET) ? "SYSRET" : "SYSCALL")
                                + " was executed while "
                                + (s.cpu().efer(ControlBits.EFER_SCE)
                                        ? "the code is not 64-bit"
                                        : "EFER.SCE (system call enable) is 0"))
                .change("Set EFER.SCE on every processor; set STAR, LSTAR and FMASK with it.")
                .apart("The bytes at RIP decide it: 0f 05 is SYSCALL; a ud2 or an instruction that the CPU lacks"
                        + " looks the same in the log.")
                .build();
    }

    private static boolean looksLikeFlags(Scene s, int register) {
        return s.cpu().registerValue(register).test(WanderRules::isFlagsImage);
    }

    private static boolean isUserAddress(long address) {
        return address > 0 && address >>> 47 == 0;
    }

    /** What SYSCALL leaves: the kernel at CPL 0, still on the user's stack, RCX the return address, R11 the flags. */
    private static boolean justCalled(Scene s) {
        boolean kernelIsHigh = s.cpu().state().value(Field.GDT_BASE).test(Address::isHighHalf)
                || s.cpu().state().value(Field.IDT_BASE).test(Address::isHighHalf);
        boolean fromUserPage = s.fault().before().stream()
                .anyMatch(each -> each.cpl().is(3)
                        && each.ip()
                                .test(ip -> s.cpu().registerValue(Registers.RCX).test(rcx -> ip >>> 12 == rcx >>> 12)));
        return mayHaveCalled(s) && (kernelIsHigh || fromUserPage || followsSyscall(s));
    }

    /** The registers are as SYSCALL leaves them; in a kernel in low memory they may be so by chance. */
    static boolean mayHaveCalled(Scene s) {
        return s.fault().isKernel()
                && s.cpu().efer(ControlBits.EFER_SCE)
                && s.cpu().registerValue(Registers.RCX).test(SystemCallRules::isUserAddress)
                && looksLikeFlags(s, R11)
                && isUserAddress(s.fault().rsp());
    }

    /** The image has SYSCALL just before the address in RCX. */
    private static boolean followsSyscall(Scene s) {
        return s.hasImage() && Arrays.equals(s.image().bytesAt(s.cpu().register(Registers.RCX) - 2, 2), SYSCALL);
    }

    private static Rule entryNotSet() {
        return Rule.named("syscall-entry-not-set")
                .needs(
                        84,
                        s -> justCalled(s)
                                && (s.fault().isFetch()
                                        || Address.isNearNull(s.fault().rip())),
                        s -> "CPL is 0 at RIP " + Address.hex(s.fault().rip()) + ", RSP ("
                                + Address.hex(s.fault().rsp())
                                + ") and RCX (" + Address.hex(s.cpu().register(Registers.RCX))
                                + ") are user addresses and R11 ("
                                + Address.hex(s.cpu().register(R11))
                                + ") holds flags: what SYSCALL leaves")
                .supports(14, s -> Address.isNearNull(s.fault().rip()), _ -> "RIP is what an unwritten LSTAR gives")
                .cause(s -> "SYSCALL went to " + Address.hex(s.fault().rip())
                        + ": the entry address in LSTAR (MSR 0xC0000082) "
                        + (Address.isNearNull(s.fault().rip()) ? "was never set" : "is wrong or not mapped")
                        + " on this processor")
                .change("Write the system-call entry's linked address to IA32_LSTAR on every processor; write STAR and"
                        + " FMASK too, before EFER.SCE.")
                .build();
    }

    private static Rule returnNotCanonical() {
        return Rule.named("sysret-to-garbage")
                .needs(
                        88,
                        s -> s.fault().isUser()
                                && !Address.isCanonical(s.fault().rip())
                                && s.cpu()
                                        .registerValue(Registers.RCX)
                                        .is(s.fault().rip()),
                        s -> "user mode begins at RIP " + Address.hex(s.fault().rip())
                                + ", which is not canonical and equals RCX: SYSRET takes RIP from there")
                .supports(8, s -> looksLikeFlags(s, R11), s -> "R11 holds flags, as SYSRET wants it")
                .cause(s -> "SYSRET returned to RCX, which is not a canonical address ("
                        + Address.hex(s.fault().rip()) + ")")
                .change("Check RCX before SYSRET and use IRETQ when it is not canonical; save RCX and R11 at the entry"
                        + " and restore them before the return.")
                .apart("On Intel's processors #GP comes in kernel mode instead, on the user's stack.")
                .build();
    }

    private static Rule returnToCompatibility() {
        return Rule.named("user-mode-in-32-bit-segment")
                .needs(
                        66,
                        s -> s.fault().isUser()
                                && s.cpu().isLongMode()
                                && s.cpu().state().isIn(Mode.BITS_32)
                                && userRanIn64Bits(s),
                        s -> "EFER.LMA is 1 and user mode runs on CS "
                                + s.cpu().selector(SegmentName.CS).hex() + ", a 32-bit segment")
                .supports(
                        32,
                        s -> s.cpu()
                                .registerValue(Registers.RCX)
                                .test(rcx -> rcx >>> 12 == s.fault().rip() >>> 12),
                        _ -> "RCX points at RIP: SYSRET brought it here")
                .cause("it returned to user mode in a 32-bit code segment: SYSRET without REX.W, or a wrong selector"
                        + " in STAR or the frame")
                .change("Use SYSRETQ (48 0f 07); give STAR bits 63–48 the selector whose 64-bit user code descriptor"
                        + " stands 16 bytes further.")
                .build();
    }

    private static boolean userRanIn64Bits(Scene s) {
        boolean seen = s.fault().before().stream()
                .anyMatch(each -> each.cpl().is(3) && each.state().isIn(Mode.BITS_64));
        return seen
                || s.cpu()
                        .registerValue(Registers.RCX)
                        .test(rcx -> rcx >>> 12 == s.fault().rip() >>> 12);
    }

    /** An earlier event of this processor at which GS had a base: per-CPU data was reachable then. */
    static boolean hadGsBase(Scene s) {
        return s.fault().before().stream().anyMatch(each -> isOfThisProcessor(s, each) && gsBase(each) != 0);
    }

    private static long gsBase(Delivery each) {
        return each.state().findSegment(SegmentName.GS).map(Segment::base).orElse(0L);
    }

    private static boolean isOfThisProcessor(Scene s, Delivery each) {
        CpuState there = each.state();
        boolean sameTask = there.findSegment(SegmentName.TR)
                .map(tr -> s.cpu().base(SegmentName.TR).is(tr.base()))
                .orElse(false);
        return sameTask && there.value(Field.GDT_BASE).equals(s.cpu().state().value(Field.GDT_BASE));
    }

    private static Delivery lastWithBase(Scene s) {
        return s.fault().before().reversed().stream()
                .filter(each -> isOfThisProcessor(s, each) && gsBase(each) != 0)
                .findFirst()
                .orElseThrow();
    }

    private static boolean throughGs(Scene s) {
        return s.code()
                .find()
                .flatMap(each -> each.memory())
                .filter(each -> each.segment() == GS)
                .isPresent();
    }

    private static Rule unbalancedSwap() {
        return Rule.named("swapgs-unbalanced")
                .needs(
                        62,
                        s -> s.fault().isDataAccess()
                                && !s.fault().isUser()
                                && s.cpu().base(SegmentName.GS).test(base -> base >= 0)
                                && (throughGs(s)
                                        || !s.code().isKnown()
                                                && Address.isNearNull(s.fault().cr2()))
                                && hadGsBase(s),
                        s -> "the GS base is " + s.cpu().base(SegmentName.GS).hex()
                                + ", and at an earlier event of this"
                                + " processor ("
                                + Vector.shortName(lastWithBase(s).vector()) + " at "
                                + s.names().place(lastWithBase(s).ip()) + ") it was "
                                + Address.hex(gsBase(lastWithBase(s))))
                .supports(
                        32,
                        SystemCallRules::throughGs,
                        s -> "\"" + s.code().instruction().text() + "\" addresses per-CPU data through GS")
                .supports(
                        3,
                        s -> lastWithBase(s).cpl().is(3)
                                || s.fault().before().stream()
                                        .anyMatch(each -> each.cpl().is(3)),
                        _ -> "the processor went through user mode in between")
                .cause(s -> "unbalanced SWAPGS: the GS base is "
                        + s.cpu().base(SegmentName.GS).hex()
                        + " and was set earlier; some path since "
                        + Vector.shortName(lastWithBase(s).vector())
                        + " swapped twice, or not before the return to user mode")
                .change("Execute SWAPGS exactly once on every entry from user mode and once before every return to it,"
                        + " on fast paths, exceptions and NMI too; never when the event came from the kernel.")
                .apart("A selector loaded into GS clears its base as well.")
                .build();
    }
}
