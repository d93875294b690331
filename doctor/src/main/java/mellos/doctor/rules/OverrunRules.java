package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;

/** Block copies past the end of what is mapped. */
final class OverrunRules {
    private static final Rule OVERRUN = Rule.named("runs-off-the-end")
            .symptom()
            .needs(
                    58,
                    s -> AccessFacts.plain(s) && s.code().is(Kind.STRING),
                    s -> "\"" + s.code().instruction().text() + "\" moves through memory, " + "RCX is "
                            + s.cpu().hex(Field.RCX))
            .supports(
                    22,
                    s -> (s.fault().cr2() & 0xfff) < 8
                            || (s.fault().cr2() & 0xfff) > 0xff0 && s.cpu().flag(ControlBits.FLAG_DF),
                    _ -> "the address is at a page boundary: " + "it came from the page before")
            .cause(s -> "a block copy or fill ran past the end of what is mapped, at "
                    + s.names().what(s.fault().cr2()))
            .change("Check the length (a negative one becomes huge), the buffer's size, and the direction flag.")
            .build();

    static final List<Rule> ALL = List.of(OVERRUN);

    private OverrunRules() {}
}
