package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Control went astray, and the place where it arrived tells how: on a flags image, at the end of zeros, in .bss. */
final class WanderRules {
    private WanderRules() {}

    static List<Rule> all() {
        return Stream.of(FlagsImageRules.ALL, ZerosRules.ALL, ZeroedImageRules.ALL, SharedStackRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
