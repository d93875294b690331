package mellos.tests.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mellos.cli.Tree;
import mellos.cli.image.BuildFailure;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.compiler.llvm.Profile;

/**
 * Runs guest programs on HotSpot and as hosted images and says where they differ. Each group is one image, built when
 * its first program is asked for; a group that cannot be built as a whole is built program by program, so that one
 * program does not hide the others.
 */
public final class Comparison {
    private final Tree tree;
    private final Corpus corpus;
    private final Profile profile;
    private final String prefix;
    private final Map<String, Transcript> expected = new ConcurrentHashMap<>();
    private final Map<String, Object> images = new TreeMap<>();

    /** @param prefix of the image files' names */
    public Comparison(Tree tree, Corpus corpus, Profile profile, String prefix) {
        this.tree = tree;
        this.corpus = corpus;
        this.profile = profile;
        this.prefix = prefix;
    }

    /** @return what differs or went wrong; empty if the outputs are equal */
    public String difference(GuestProgram program, HeapMode mode) {
        List<String> hotSpot = expected.computeIfAbsent(program.group(), g -> GuestProcess.onHotSpot(corpus, g))
                .of(program);
        return switch (image(program)) {
            case Path image -> compared(program, hotSpot, GuestProcess.hosted(image, program, mode));
            case Object failure -> "cannot be built:\n" + failure;
        };
    }

    /**
     * Compares what a kernel printed that ran all programs of these groups.
     *
     * @param lines of the serial port
     * @return for each program what differs; empty if the outputs are equal
     */
    public Map<String, String> differences(List<String> groups, List<String> lines) {
        Transcript mellos = Transcript.of(String.join("\n", lines), "");
        Map<String, String> differences = new TreeMap<>();
        for (String group : groups) {
            Transcript hotSpot = expected.computeIfAbsent(group, g -> GuestProcess.onHotSpot(corpus, g));
            for (GuestProgram program : corpus.programs(group)) {
                differences.put(program.toString(), Transcript.difference(hotSpot.of(program), mellos.of(program)));
            }
        }
        return differences;
    }

    private static String compared(GuestProgram program, List<String> hotSpot, Transcript mellos) {
        String difference = Transcript.difference(hotSpot, mellos.of(program));
        if (mellos.ending().isEmpty()) {
            return difference;
        }
        List<String> last = mellos.of(program);
        return mellos.ending() + (difference.isEmpty() ? "" : "; " + difference) + "\n  last lines:\n    "
                + String.join("\n    ", last.subList(Math.max(0, last.size() - 12), last.size()));
    }

    /** The program's image as a {@link Path}, else why there is none as text. */
    private synchronized Object image(GuestProgram program) {
        Object whole = images.computeIfAbsent(program.group(), g -> build(prefix + "-" + g, Corpus.mainClass(g)));
        return whole instanceof Path
                ? whole
                : images.computeIfAbsent(
                        program.toString(),
                        _ -> build(prefix + "-" + program.group() + "-" + program.name(), Corpus.mainClass(program)));
    }

    private Object build(String name, String mainClass) {
        try (BuildProgress progress = new BuildProgress()) {
            return new Images(tree, profile, progress).hosted(name, mainClass, corpus.classPath());
        } catch (BuildFailure e) {
            return e.getMessage();
        } catch (RuntimeException e) {
            return e + "\n  at " + e.getStackTrace()[0];
        }
    }
}
