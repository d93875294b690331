package mellos.doctor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mellos.doctor.Diagnosis;
import mellos.doctor.Verdict;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.Scene;

/**
 * The whole story behind the three lines, as titled lists of sentences: the text report and the page print the same.
 *
 * @param title what the lines are
 * @param lines sentences, or rows of registers
 */
record Story(String title, List<String> lines) {
    private static final String PROCESSOR = "The processor at the first fault";
    private static final int OTHERS = 3;
    private static final int WORTH_NAMING = 30;

    static List<Story> of(Diagnosis diagnosis) {
        Scene scene = diagnosis.scene();
        List<Story> out = new ArrayList<>();
        diagnosis.cause().ifPresent(each -> {
            out.add(new Story(
                    "Evidence: " + each.certainty() + ", rule " + each.rule().id(), each.evidence()));
            out.add(new Story("What to change", change(each)));
        });
        out.add(new Story("What Bochs said on that processor", BochsText.lines(diagnosis)));
        diagnosis
                .unhandled()
                .ifPresent(each -> out.add(
                        new Story("Why it was not handled", List.of(Lead.capital(each.cause()) + ".", each.change()))));
        out.add(new Story("The guest's last words", scene.serial().tail()));
        if (diagnosis.chain().isPresent()) {
            out.add(new Story("What happened", ChainText.lines(diagnosis)));
            out.add(new Story(PROCESSOR, StateText.lines(scene)));
            out.add(new Story(
                    "Compared with another processor in this log",
                    scene.processors().differences()));
        } else {
            out.add(new Story("What the log has", Counts.lines(scene.history())));
        }
        out.add(new Story("Other candidates", others(diagnosis)));
        out.add(new Story("What would make the next log say more", diagnosis.advice()));
        return out.stream()
                .filter(each -> each.lines().stream().anyMatch(line -> !line.isEmpty()))
                .toList();
    }

    /** True when the lines are rows to be read in columns. */
    boolean isTable() {
        return title.equals(PROCESSOR) || title.equals(DumpReport.PROCESSOR) || title.equals(DumpReport.HEAP);
    }

    private static List<String> change(Finding finding) {
        boolean saidAbove = finding.change().equals(Lead.step(finding.change()));
        String settle = finding.apart().isEmpty() ? "" : "To be sure: " + finding.apart();
        return Stream.of(saidAbove ? "" : finding.change(), settle)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static List<String> others(Diagnosis diagnosis) {
        if (diagnosis.verdict() == Verdict.TOLD) {
            return List.of();
        }
        return diagnosis.causes().stream()
                .skip(1)
                .filter(each -> each.score() >= WORTH_NAMING)
                .limit(OTHERS)
                .map(each -> each.certainty() + ": " + each.cause()
                        + (each.apart().isEmpty() ? "" : ". Told apart by: " + each.apart()))
                .toList();
    }
}
