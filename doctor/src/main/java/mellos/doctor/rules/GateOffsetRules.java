package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Vector;

/** A delivery that succeeded, to a handler that is not there. */
final class GateOffsetRules {
    private static final Rule HANDLER_WRONG = Rule.named("idt-gate-offset-wrong")
            .needs(
                    60,
                    s -> (s.fault().isFetch()
                                    || GeneralProtection.plainGp(s)
                                            && !Address.isCanonical(s.fault().rip()))
                            && s.fault().isKernel()
                            && FetchFacts.leadsFromDelivery(s),
                    s -> {
                        Delivery last = s.fault().lastBefore();
                        return "the event just before was " + Vector.shortName(last.vector()) + " at "
                                + s.names().what(last.ip().number())
                                + ", and RSP is lower by one interrupt frame: RIP came from the IDT gate";
                    })
            .supports(
                    25,
                    s -> !s.hasImage()
                            || !s.names().inImage(s.fault().rip())
                            || !s.image().isCode(s.fault().rip()),
                    s -> s.names().what(s.fault().rip()) + " is no code of the kernel")
            .supports(
                    14,
                    s -> !Address.isCanonical(s.fault().rip()),
                    _ -> "RIP is not even a canonical address: gates of 8 bytes (the 32-bit format) in long"
                            + " mode look like this")
            .supports(
                    12,
                    s -> s.fault().chain().stackDescends(),
                    s -> "it happened " + s.fault().chain().repeats()
                            + " times, each lower on the stack: the page-fault gate leads to the same bad address")
            .supports(
                    8,
                    s -> s.names().inImage(s.fault().rip() | 0xffff_ffff_0000_0000L)
                            && !s.names().inImage(s.fault().rip()),
                    s -> "with the upper half set it would be "
                            + s.names().name(s.fault().rip() | 0xffff_ffff_0000_0000L)
                            + ": the gate's upper 32 bits are missing")
            .cause(s -> "the IDT gate's handler address ("
                    + Address.hex(s.fault().rip())
                    + ") is wrong: delivery succeeded, and the handler is "
                    + "not there")
            .change("Check how the gate is built: offset bits 0–15, 16–31 and 32–63 in their three fields, 16-byte"
                    + " entries in long mode, the linked (virtual) address of the handler, and that the"
                    + " handler's page is mapped executable.")
            .build();

    static final List<Rule> ALL = List.of(HANDLER_WRONG);

    private GateOffsetRules() {}
}
