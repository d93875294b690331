package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** A stack that two processors run on. */
final class SharedStackRules {
    private static final long NEAR_STACK = 0x2000;

    private static final Rule SHARED_STACK = Rule.named("stack-shared-between-processors")
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

    static final List<Rule> ALL = List.of(SHARED_STACK);

    private SharedStackRules() {}

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
}
