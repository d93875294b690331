package mellos.doctor.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mellos.doctor.Diagnosis;
import mellos.doctor.Doctor;
import mellos.doctor.DoctorInput;
import mellos.doctor.Verdict;
import mellos.doctor.corpus.Machine.Run;
import mellos.doctor.corpus.Machine.Variant;
import mellos.doctor.report.Lead;
import mellos.doctor.rules.Finding.Confidence;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Builds every broken kernel of the corpus, runs it under QEMU and asks the doctor: as it stands, and varied. */
@Tag("emulator")
class CorpusTest {
    private static final List<String> TABLES = List.of(
            "faults.kernels",
            "delivery.kernels",
            "modes.kernels",
            "wanders.kernels",
            "entries.kernels",
            "healthy.kernels");
    private static final int KERNELS_AT_LEAST = 205;
    private static final int FIRST_LINE_WORDS = 30;
    private static final int MEDIAN_WORDS = 45;
    private static final int CAUSES_AT_LEAST = 87;
    /** Without the image these say less than the whole truth, but nothing wrong. */
    private static final Set<String> TRUE_WITHOUT_IMAGE =
            Set.of("idt-not-loaded", "segment-selector-invalid", "idt-not-mapped", "gdt-page-not-usable");

    private static final double RIGHT_AT_LEAST = 0.95;

    /** Kept when a test fails: sources, images and logs of all kernels. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** @param certain the doctor is certain of the rule, and the machine did end there */
    private record Answer(
            Kernel kernel, String rule, String verdict, Lead lead, boolean certain, String certainWithoutImage) {
        boolean isRight() {
            return rule.equals(kernel.rule()) && verdict.equals(kernel.verdict());
        }
    }

    @Test
    void namesTheCauseOfEveryKernel() throws Exception {
        List<Answer> answers = ask(_ -> Variant.PLAIN);
        Set<String> causes = new TreeSet<>();
        answers.forEach(each -> causes.add(each.kernel().rule()));
        assertTrue(answers.size() >= KERNELS_AT_LEAST, answers.size() + " kernels ran");
        assertTrue(causes.size() >= CAUSES_AT_LEAST, causes.size() + " different causes");
        assertEquals(List.of(), wrong(answers));
        assertEquals(List.of(), wordy(answers));
        int median = answers.stream()
                .mapToInt(each -> each.lead().words())
                .sorted()
                .skip(answers.size() / 2)
                .findFirst()
                .orElseThrow();
        assertTrue(median < MEDIAN_WORDS, "the median of the three lines is " + median + " words");
        assertEquals(
                List.of(),
                answers.stream()
                        .filter(each -> !each.certainWithoutImage().isEmpty()
                                && !each.certainWithoutImage()
                                        .equals(each.kernel().rule())
                                && !TRUE_WITHOUT_IMAGE.contains(each.certainWithoutImage()))
                        .map(each ->
                                each.kernel().name() + ": without the image certain of " + each.certainWithoutImage())
                        .toList());
    }

    @Test
    void namesTheCauseOfVariants() throws Exception {
        List<Answer> answers = ask(kernel -> {
            int seed = 1 + Math.floorMod(kernel.name().hashCode(), 97);
            return new Variant(
                    seed,
                    seed % 3 == 0 ? "int" : "int,cpu_reset",
                    false,
                    kernel.verdict().equals("died") ? 1 + seed % 3 : 1);
        });
        assertEquals(List.of(), wrong(answers.stream().filter(Answer::certain).toList()), "wrong, and certain");
        List<String> wrong = wrong(answers);
        assertTrue(
                wrong.size() <= answers.size() * (1 - RIGHT_AT_LEAST),
                () -> wrong.size() + " of " + answers.size() + " wrong: " + wrong);
    }

    /** First lines that nobody reads to their end. */
    private static List<String> wordy(List<Answer> answers) {
        return answers.stream()
                .map(each -> each.lead().what())
                .filter(each -> each.split("\\s+").length > FIRST_LINE_WORDS)
                .toList();
    }

    private static List<String> wrong(List<Answer> answers) {
        return answers.stream()
                .filter(each -> !each.isRight())
                .map(each ->
                        each.kernel().name() + ": expected " + each.kernel().rule()
                                + " (" + each.kernel().verdict()
                                + "), got " + each.rule() + " (" + each.verdict() + "): "
                                + each.lead().what())
                .toList();
    }

    private interface Choice {
        Variant of(Kernel kernel);
    }

    private List<Answer> ask(Choice choice) throws Exception {
        Machine machine = new Machine(Toolchain.unpacked(), folder);
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (String table : TABLES) {
            for (Kernel kernel : Kernel.table(table)) {
                tasks.add(() -> ask(machine, kernel, choice.of(kernel)));
            }
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<Answer> each : two.invokeAll(tasks)) {
                answers.add(each.get());
            }
        }
        return answers;
    }

    private static Answer ask(Machine machine, Kernel kernel, Variant variant) throws Exception {
        Run run = machine.run(kernel, variant);
        Diagnosis diagnosis =
                Doctor.diagnose(new DoctorInput(List.of(run.log()), Optional.of(run.image()), Optional.empty()));
        return new Answer(
                kernel,
                diagnosis.cause().map(each -> each.rule().id()).orElse("none"),
                diagnosis.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Lead.of(diagnosis),
                !certainCause(diagnosis).isEmpty(),
                certainCause(Doctor.diagnose(DoctorInput.of(run.log()))));
    }

    /** The cause that the doctor is certain of; empty when it is certain of none. */
    private static String certainCause(Diagnosis diagnosis) {
        boolean claims = diagnosis.verdict() != Verdict.LAST_EVENT;
        return diagnosis
                .cause()
                .filter(each -> claims && each.confidence() == Confidence.CERTAIN)
                .map(each -> each.rule().id())
                .orElse("");
    }
}
