package mellos.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.History;
import mellos.doctor.chain.HistoryReader;
import mellos.doctor.image.BadImageException;
import mellos.doctor.image.KernelImage;
import mellos.doctor.log.LogFile;
import mellos.doctor.log.LogReader;
import mellos.doctor.log.UnreadableLogException;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.Processors;
import mellos.doctor.rules.Rule.Answers;
import mellos.doctor.rules.RuleBook;
import mellos.doctor.rules.Scene;

/** From input to diagnosis: reads the logs, picks the chain of faults that matters, weighs the rules. Stateless. */
public final class Doctor {
    private static final int LARGEST_SERIAL = 16 << 20;
    private static final int CANDIDATES = 5;

    private Doctor() {}

    /**
     * Diagnoses one run of a machine.
     *
     * @throws BadInputException when a file is missing, empty, or not what it should be; one sentence
     */
    public static Diagnosis diagnose(DoctorInput input) throws BadInputException {
        List<LogFile> logs = new ArrayList<>();
        for (Path each : input.logs()) {
            requireFile(each);
            logs.add(LogFile.of(each));
        }
        if (logs.isEmpty()) {
            throw new BadInputException("no log was named");
        }
        KernelImage image = null;
        if (input.kernel().isPresent()) {
            image = kernel(input.kernel().get());
        }
        String serial = input.serial().isPresent() ? serial(input.serial().get()) : "";
        return diagnose(logs, image, serial);
    }

    /**
     * Diagnoses logs from anywhere.
     *
     * @param image the kernel's image, or null
     * @param serial what the guest printed, empty when unknown
     */
    public static Diagnosis diagnose(List<LogFile> logs, KernelImage image, String serial) throws BadInputException {
        List<LogReader.Summary> summaries = new ArrayList<>();
        History history;
        try {
            history = HistoryReader.read(logs, summaries);
        } catch (UnreadableLogException e) {
            throw new BadInputException(e.getMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("cannot read the log: " + e.getMessage(), e);
        }
        Selection selection = Selection.from(history);
        FaultChain chain = selection.chain();
        List<String> names = logs.stream().map(LogFile::name).toList();
        Scene scene = new Scene(history, chain, image, new Processors(history, chain, names), serial);
        return conclude(selection.verdict(), scene, summaries);
    }

    private static Diagnosis conclude(Verdict verdict, Scene scene, List<LogReader.Summary> summaries) {
        List<Finding> faults = scene.hasFault() ? RuleBook.weigh(scene, Answers.WHY_IT_FAULTED) : List.of();
        List<Finding> deliveries = scene.hasFault() ? RuleBook.weigh(scene, Answers.WHY_IT_WAS_NOT_HANDLED) : List.of();
        List<Finding> told = RuleBook.weigh(scene, Answers.WHAT_THE_LOG_TELLS);
        boolean deliveryFirst = !deliveries.isEmpty()
                && (faults.isEmpty() || Ranking.deliveryComesFirst(scene, faults.getFirst(), deliveries.getFirst()));
        List<Finding> causes = new ArrayList<>(told.stream()
                .filter(each -> each.score() > 60 || !scene.hasFault())
                .toList());
        causes.addAll(deliveryFirst ? deliveries : faults);
        causes.sort((a, b) -> b.score() - a.score());
        if (deliveryFirst) {
            faults.stream().limit(2).forEach(causes::add);
        }
        Optional<Finding> unhandled =
                deliveryFirst || deliveries.isEmpty() ? Optional.empty() : Optional.of(deliveries.getFirst());
        Verdict settled =
                verdict == Verdict.NO_FAULT && !causes.isEmpty() || verdict == Verdict.HEALTHY && !causes.isEmpty()
                        ? Verdict.TOLD
                        : verdict;
        List<Finding> kept = causes.size() > CANDIDATES ? causes.subList(0, CANDIDATES) : causes;
        return new Diagnosis(
                settled,
                Optional.ofNullable(scene.chain()),
                List.copyOf(kept),
                unhandled,
                Advice.of(scene, settled, kept),
                scene,
                summaries);
    }

    private static void requireFile(Path path) throws BadInputException {
        if (!Files.exists(path)) {
            throw new BadInputException(path + " does not exist");
        }
        if (Files.isDirectory(path)) {
            throw new BadInputException(path + " is a directory, not a log");
        }
        if (!Files.isReadable(path)) {
            throw new BadInputException(path + " may not be read");
        }
    }

    private static KernelImage kernel(Path path) throws BadInputException {
        try {
            return KernelImage.read(path);
        } catch (BadImageException e) {
            throw new BadInputException(e.getMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static String serial(Path path) throws BadInputException {
        requireFile(path);
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LARGEST_SERIAL), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
