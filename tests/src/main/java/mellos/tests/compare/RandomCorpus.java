package mellos.tests.compare;

import java.nio.file.Path;
import mellos.cli.Tree;
import mellos.tests.generate.ProgramGenerator;

/** Corpora of random programs. A seed names its program: one that failed stays reproducible. */
public final class RandomCorpus {
    private static final int METHODS = 60;

    private RandomCorpus() {}

    /** @param name of the corpus, and of a folder below {@code build} */
    public static Corpus of(Tree tree, String name, long firstSeed, int count) {
        Path work = tree.build(name);
        ProgramGenerator.write(work.resolve("sources"), tree.at("tests/src/guest/java"), firstSeed, count, METHODS);
        return Corpus.of(work.resolve("sources"), work);
    }
}
