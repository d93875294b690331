package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Registers;
import mellos.doctor.x86.Vector;

/** Control went astray, and the place where it arrived tells how: on a flags image, at the end of zeros, in .bss. */
final class WanderRules {
    private static final long PAGE = 0x1000;
    /**
     * What RFLAGS holds in kernels: bit 1 always, 3, 5 and 15 never, and nothing above RF: numbers with AC or ID set
     * are the addresses of kernels at 2 MiB. Intel SDM vol. 1, "EFLAGS Register".
     */
    private static final long FLAGS_ALLOWED = 0x17fd7;

    private static final long INTERRUPT_FLAG = 0x200;
    private static final long RESUME_FLAG = 0x10000;
    private static final long NEAR_STACK = 0x2000;

    private WanderRules() {}

    static List<Rule> all() {
        return List.of(flagsPopped(), zerosToTheEnd(), zerosOfTheImage(), sharedStack());
    }

    /** True for a number that RFLAGS may hold and that no program uses as an address. */
    static boolean isFlagsImage(long value) {
        return (value & 2) != 0 && (value & ~FLAGS_ALLOWED) == 0;
    }

    /**
     * At a flags image with interrupts on or the resume flag set: 0x202, 0x246, 0x10002. Others are too small to tell.
     */
    static boolean standsOnFlags(Scene s) {
        long rip = s.fault().rip();
        boolean typical = (rip & (INTERRUPT_FLAG | RESUME_FLAG)) != 0 || rip == 0x2 || rip == 0x46 || rip == 0x86;
        return isFlagsImage(rip)
                && typical
                && !s.names().inImage(rip)
                && !s.fault().isUser()
                && s.cpu().state().mode().filter(mode -> mode.width() > 16).isPresent();
    }

    private static Rule flagsPopped() {
        return Rule.named("flags-popped-as-return-address")
                .needs(
                        80,
                        s -> !s.fault().chain().isExternal()
                                && standsOnFlags(s)
                                && (s.fault().isFetch() || s.fault().rip() < PAGE),
                        s -> "RIP is " + Address.hex(s.fault().rip())
                                + ": as an address it is nothing, as RFLAGS it is an ordinary value")
                .supports(
                        14,
                        s -> (s.fault().rip() & (INTERRUPT_FLAG | RESUME_FLAG)) != 0,
                        s -> (s.fault().rip() & INTERRUPT_FLAG) != 0 ? "bit 9 is IF: interrupts on" : "bit 16 is RF")
                .cause(s -> "it returned to " + Address.hex(s.fault().rip())
                        + ", a saved flags image (RFLAGS) taken for the return address: pushed and popped in"
                        + " the wrong order")
                .change("Build and pop a saved context in one order: where RET ends it, POPF comes before RET; where"
                        + " IRET ends it, RIP is lowest. A new task's first stack must look like one that was"
                        + " switched out.")
                .apart("gdb at the context switch: x/8gx $rsp before the RET shows the flags on top.")
                .build();
    }

    private static boolean endsAPage(Scene s) {
        return s.fault().isFetch()
                && (s.fault().rip() & PAGE - 1) == 0
                && s.fault().isNotPresent()
                && s.fault().rip() != 0;
    }

    /** 00 00 is ADD [RAX], AL: it goes on as long as RAX points at something writable, such as the entry point. */
    private static boolean accumulatorIsBefore(Scene s) {
        return s.cpu()
                .registerValue(Registers.RAX)
                .test(rax -> rax < s.fault().rip() && s.fault().rip() - rax <= 16 * PAGE);
    }

    private static boolean ranInPageBefore(Scene s) {
        return s.fault().before().stream()
                .anyMatch(each -> each.ip().test(ip -> ip >>> 12 == (s.fault().rip() >>> 12) - 1));
    }

    private static boolean beginsFunction(Scene s) {
        return s.hasImage()
                && s.image()
                        .symbolAt(s.fault().rip())
                        .filter(each -> each.address() == s.fault().rip())
                        .isPresent();
    }

    private static Rule zerosToTheEnd() {
        return Rule.named("ran-off-the-end-of-code")
                .symptom()
                .needs(
                        60,
                        s -> endsAPage(s) && !beginsFunction(s) && (accumulatorIsBefore(s) || ranInPageBefore(s)),
                        s -> "RIP and CR2 are " + Address.hex(s.fault().rip())
                                + ", exactly the beginning of a page: execution went on from the page before")
                .supports(
                        30,
                        WanderRules::accumulatorIsBefore,
                        s -> "RAX (" + s.cpu().hex(Field.RAX)
                                + ") points just before it: zeros decode as \"add [rax], al\""
                                + " and run on while RAX is writable")
                .supports(28, WanderRules::ranInPageBefore, _ -> "an earlier event was in the page before")
                .cause(s -> (s.fault().isUser() ? "the user program" : "it") + " ran off the end of its mapped code at "
                        + Address.hex(s.fault().rip())
                        + ", most likely sliding through zeros: code that was never loaded")
                .change("Check that the program's bytes were copied to where it is entered (p_filesz from p_offset, to"
                        + " p_vaddr), and that its last function does not fall through.")
                .apart("Look at the bytes before the address in memory: 00 00 00 … is code never copied.")
                .build();
    }

    private static Rule zerosOfTheImage() {
        return Rule.named("executes-zeroed-memory")
                .symptom()
                .needs(
                        92,
                        s -> !s.fault().chain().isExternal()
                                && !s.fault().origin().software()
                                && !s.fault().isUser()
                                && s.hasImage()
                                && s.names().inImage(s.fault().linearRip())
                                && s.image().isZeroInitialised(s.fault().linearRip())
                                && !s.fault().pageFault(ErrorCode.PRESENT | ErrorCode.FETCH),
                        s -> s.names().what(s.fault().linearRip()) + " is zero-initialised memory ("
                                + s.image().sectionAt(s.fault().linearRip()).orElse("BSS") + ") and holds no code")
                .cause(s -> "it is executing zero-initialised data at "
                        + s.names().what(s.fault().linearRip())
                        + ": a wrong jump or return led there, and zeros ran as code")
                .change("Find the transfer: a function pointer into data, a stack overwritten with addresses of"
                        + " variables, or code expected where the loader put only zeros.")
                .build();
    }

    /** Another processor's event on the same stack: its tables differ, its stack pointer is close by. */
    private static boolean isOnOurStack(Scene s, Delivery each) {
        boolean another = each.state()
                        .findSegment(SegmentName.GS)
                        .filter(gs -> gs.base() != 0)
                        .filter(gs -> s.cpu().base(SegmentName.GS).test(own -> own != 0 && own != gs.base()))
                        .isPresent()
                || each.state().value(Field.GDT_BASE).isKnown()
                        && !each.state()
                                .value(Field.GDT_BASE)
                                .equals(s.cpu().state().value(Field.GDT_BASE));
        return another
                && each.cpl().is(0)
                && each.state().isPaging()
                && each.sp().test(sp -> Math.abs(sp - s.fault().rsp()) < NEAR_STACK);
    }

    private static Rule sharedStack() {
        return Rule.named("stack-shared-between-processors")
                .needs(
                        66,
                        s -> s.history().tally().hasSeveralProcessors()
                                && s.fault().isKernel()
                                && !s.fault().beganWithInterrupt()
                                && s.fault().before().stream().anyMatch(each -> isOnOurStack(s, each)),
                        s -> {
                            Delivery other = s.fault().before().stream()
                                    .filter(each -> isOnOurStack(s, each))
                                    .findFirst()
                                    .orElseThrow();
                            return "another processor (other GS base or GDT) had RSP "
                                    + other.sp().hex() + " just before, and this one has "
                                    + Address.hex(s.fault().rsp());
                        })
                .supports(
                        28,
                        s -> s.fault().isFetch()
                                || s.code().is(Kind.NEAR_RET, Kind.IRET, Kind.POP)
                                || s.fault().is(Vector.INVALID_OPCODE)
                                || !Address.isCanonical(s.fault().rip()),
                        _ -> "it lost its way at a return: somebody else wrote its stack")
                .cause(s -> "two processors run on one stack (RSP "
                        + Address.hex(s.fault().rsp()) + "): each overwrites the other's return addresses")
                .change("Give every processor its own stack before it is started (one slot per processor that nobody"
                        + " reuses until it has been read), and start them one at a time or hand the stack over by"
                        + " index.")
                .build();
    }
}
