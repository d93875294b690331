package mellos.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
import mellos.doctor.log.Value;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.ImageFit;
import mellos.doctor.rules.Rule.Answers;
import mellos.doctor.rules.RuleBook;
import mellos.doctor.rules.Scene;
import mellos.doctor.rules.SerialText;
import mellos.doctor.x86.Mode;

/** From input to diagnosis: reads the logs, picks the chain of faults that matters, weighs the rules. Stateless. */
public final class Doctor {
    private static final int LARGEST_SERIAL = 16 << 20;
    private static final int CANDIDATES = 5;
    /** What a log tells beside a fault must be this sure to be worth a place among the causes. */
    private static final int WORTH_TELLING = 60;

    private Doctor() {}

    /**
     * Diagnoses one run of a machine.
     *
     * @throws BadInputException when a log is missing, empty, or not what it should be; one sentence
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
        List<String> warnings = new ArrayList<>();
        Optional<KernelImage> image = input.kernel().flatMap(each -> kernel(each, warnings));
        SerialText serial = input.serial().isPresent() ? serial(input.serial().get()) : SerialText.NONE;
        return diagnose(logs, image, serial, warnings);
    }

    /** Diagnoses logs from anywhere. */
    public static Diagnosis diagnose(List<LogFile> logs, Optional<KernelImage> image, SerialText serial)
            throws BadInputException {
        return diagnose(logs, image, serial, List.of());
    }

    private static Diagnosis diagnose(
            List<LogFile> logs, Optional<KernelImage> image, SerialText serial, List<String> warnings)
            throws BadInputException {
        List<LogReader.Summary> summaries = new ArrayList<>();
        History history = read(logs, summaries);
        Selection selection = Selection.from(history, serial);
        List<String> names = logs.stream().map(LogFile::name).toList();
        Scene scene = new Scene(history, selection.chain(), placed(image, selection.chain()), names, serial);
        List<String> all = new ArrayList<>(warnings);
        all.addAll(ImageFit.doubts(scene));
        return conclude(selection.verdict(), scene, all, summaries);
    }

    /** A relocatable image moved to where the log's fault shows it. */
    private static Optional<KernelImage> placed(Optional<KernelImage> image, Optional<FaultChain> chain) {
        Value rip = chain.map(each -> each.origin().ip()).orElse(Value.UNKNOWN);
        if (image.isEmpty() || !(rip instanceof Value.Known at)) {
            return image;
        }
        Mode mode = image.get().is64Bit() ? Mode.BITS_64 : Mode.BITS_32;
        return image.map(each -> each.placedBy(at.number(), mode));
    }

    private static History read(List<LogFile> logs, List<LogReader.Summary> summaries) throws BadInputException {
        try {
            return HistoryReader.read(logs, summaries);
        } catch (UnreadableLogException e) {
            throw new BadInputException(e.getMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("cannot read the log: " + e.getMessage(), e);
        }
    }

    private static Diagnosis conclude(
            Verdict verdict, Scene scene, List<String> warnings, List<LogReader.Summary> summaries) {
        List<Finding> faults = scene.hasFault() ? RuleBook.weigh(scene, Answers.WHY_IT_FAULTED) : List.of();
        List<Finding> deliveries = scene.hasFault() ? RuleBook.weigh(scene, Answers.WHY_IT_WAS_NOT_HANDLED) : List.of();
        boolean deliveryFirst = Ranking.deliveryComesFirst(scene, faults, deliveries);
        List<Finding> causes = new ArrayList<>(told(scene));
        causes.addAll(deliveryFirst ? deliveries : faults);
        causes.sort(Comparator.comparingInt(Finding::score).reversed());
        if (deliveryFirst) {
            faults.stream().limit(2).forEach(causes::add);
        }
        boolean nothingYet = verdict == Verdict.NO_FAULT || verdict == Verdict.HEALTHY;
        Verdict settled = nothingYet && !causes.isEmpty() ? Verdict.TOLD : verdict;
        List<Finding> kept = causes.stream().limit(CANDIDATES).toList();
        Optional<Finding> unhandled =
                deliveryFirst ? Optional.empty() : deliveries.stream().findFirst();
        List<String> advice = Advice.of(scene, settled, kept);
        return new Diagnosis(
                settled, scene.chain(), kept, unhandled, List.copyOf(warnings), advice, scene, List.copyOf(summaries));
    }

    private static List<Finding> told(Scene scene) {
        return RuleBook.weigh(scene, Answers.WHAT_THE_LOG_TELLS).stream()
                .filter(each -> each.score() > WORTH_TELLING || !scene.hasFault())
                .toList();
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

    /** The image; a bad one costs a warning, not the diagnosis. */
    private static Optional<KernelImage> kernel(Path path, List<String> warnings) {
        try {
            return Optional.of(KernelImage.read(path));
        } catch (BadImageException e) {
            warnings.add(e.getMessage() + ": diagnosed without names and instructions");
        } catch (IOException e) {
            warnings.add("cannot read " + path + " (" + e.getMessage() + "): diagnosed without names and instructions");
        }
        return Optional.empty();
    }

    private static SerialText serial(Path path) throws BadInputException {
        requireFile(path);
        try (var in = Files.newInputStream(path)) {
            return new SerialText(new String(in.readNBytes(LARGEST_SERIAL), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BadInputException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
