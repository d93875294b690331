package mellos.selftest.injection;

import java.util.List;
import java.util.stream.IntStream;

/** The kernel's own list of faults that can be injected, for the tests: they are to cover all of it. */
public final class InjectionCatalogue {
    private InjectionCatalogue() {}

    /** All as {@code STAGE:CAUSE}, in the kernel's order. */
    public static List<String> all() {
        return IntStream.range(0, Injection.count())
                .mapToObj(i -> Injection.stage(i) + ":" + Injection.cause(i))
                .toList();
    }
}
