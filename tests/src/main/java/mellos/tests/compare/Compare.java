package mellos.tests.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mellos.cli.Tree;
import mellos.compiler.llvm.Profile;

/**
 * Compares guest programs from a shell: arguments are filters ({@code Switches}, {@code 'Float*'}, {@code language/*}),
 * none for all, and {@code --release} for the optimised profile. {@code ./mellos test --guest FILTER} starts it.
 */
public final class Compare {
    private Compare() {}

    /** @return the number of programs that differ */
    public static int run(List<String> arguments) {
        List<String> filters = new ArrayList<>(arguments);
        Profile profile = filters.remove("--release") ? Profile.RELEASE : Profile.DEVELOPMENT;
        Tree tree = Tree.here();
        Corpus corpus = Corpus.of(tree);
        List<GuestProgram> programs = corpus.programs(filters);
        if (programs.isEmpty()) {
            System.out.println("no guest program fits " + String.join(" ", filters) + "; there are: "
                    + corpus.programs(List.of()));
            return 1;
        }
        Comparison comparison = new Comparison(tree, corpus, profile, "guest");
        List<GuestProgram> different = new ArrayList<>();
        for (GuestProgram p : programs) {
            long begun = System.nanoTime();
            String difference = comparison.difference(p, HeapMode.USUAL);
            System.out.printf(
                    Locale.ROOT,
                    "%s %s (%d ms)%n",
                    difference.isEmpty() ? "same" : "DIFFERENT",
                    p,
                    (System.nanoTime() - begun) / 1_000_000);
            if (!difference.isEmpty()) {
                different.add(p);
                System.out.println("    " + difference.replace("\n", "\n  "));
            }
        }
        System.out.println("%d passed, %d failed".formatted(programs.size() - different.size(), different.size()));
        return different.size();
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)) == 0 ? 0 : 1);
    }
}
