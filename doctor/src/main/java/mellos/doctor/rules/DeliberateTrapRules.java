package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;

/** Traps that a program raises on purpose. */
final class DeliberateTrapRules {
    private static final Rule DELIBERATE = Rule.named("deliberate-trap")
            .symptom()
            .needs(
                    94,
                    s -> InstructionFacts.ud(s)
                            && s.code().is(Kind.UD2)
                            && (!s.names().inImage(s.fault().linearRip())
                                    || s.image().isCode(s.fault().linearRip())),
                    s -> InstructionFacts.shows(s) + ", which exists only to raise #UD")
            .cause(s -> "the program stopped itself: it reached a trap instruction ("
                    + s.code().instruction().mnemonic()
                    + "): a panic, a failed assertion, or code declared unreachable")
            .change(s -> "Look at what is tested just before "
                    + s.names().place(s.fault().linearRip())
                    + ": a panic or assert path, __builtin_unreachable or __builtin_trap, Rust's abort, Zig's"
                    + " unreachable, or the end of a function that never returns a value.")
            .build();

    static final List<Rule> ALL = List.of(DELIBERATE);

    private DeliberateTrapRules() {}
}
