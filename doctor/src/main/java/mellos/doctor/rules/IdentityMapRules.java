package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;

/** Paging turned on by code that is not mapped at its own address. */
final class IdentityMapRules {
    private static final Rule ENABLING_PAGING = Rule.named("paging-enabled-without-identity-map")
            .needs(
                    60,
                    s -> FetchFacts.unmappedFetch(s)
                            && !Address.isHighHalf(s.fault().rip())
                            && s.code().previousIs(Kind.MOV_TO_CR)
                            && s.code().previous().register() == 0,
                    FetchFacts::target)
            .supports(
                    36,
                    s -> true,
                    s -> "the instruction before it is \"" + s.code().previous().text() + "\", which turned paging on")
            .cause("paging was turned on while the running code is not mapped at its physical address")
            .change("Identity-map the page of the code that sets CR0.PG (at least until the jump to the linked"
                    + " address), and check that CR3 holds the physical address of the top-level table.")
            .build();

    static final List<Rule> ALL = List.of(ENABLING_PAGING);

    private IdentityMapRules() {}
}
