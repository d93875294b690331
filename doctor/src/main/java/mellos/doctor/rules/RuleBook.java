package mellos.doctor.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mellos.doctor.rules.Rule.Answers;

/** All rules, and the ranking of those that apply. */
public final class RuleBook {
    private static final List<Rule> ALL = Stream.of(
                    ReservedBitRules.all(),
                    NullPointerRules.all(),
                    StackRules.all(),
                    FetchRules.all(),
                    PointerRules.all(),
                    UserRules.all(),
                    ProtectionRules.all(),
                    SegmentRules.all(),
                    InstructionRules.all(),
                    ArithmeticRules.all(),
                    DeliveryRules.all(),
                    ModeRules.all(),
                    HandlerRules.all(),
                    SystemCallRules.all(),
                    WanderRules.all(),
                    TableRules.all(),
                    LogRules.all())
            .flatMap(List::stream)
            .toList();

    private RuleBook() {}

    public static Optional<Rule> find(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Every rule, in no particular order. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The rules of one kind that apply to the scene, best first. */
    public static List<Finding> weigh(Scene scene, Answers question) {
        List<Finding> findings = new ArrayList<>(ALL.stream()
                .filter(rule -> rule.answers() == question)
                .flatMap(rule -> rule.weigh(scene).stream())
                .toList());
        findings.sort(Comparator.comparingInt(Finding::score).reversed());
        return findings;
    }
}
