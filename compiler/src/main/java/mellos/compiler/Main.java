package mellos.compiler;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import mellos.compiler.llvm.ObjectCache;
import mellos.compiler.llvm.Profile;
import mellos.compiler.model.BuildError;

/** Builds an image from a shell, inside a tree whose modules Maven has compiled. */
public final class Main {
    private static final String USAGE = """
            usage: java -cp ... mellos.compiler.Main [options]
              --platform kernel|hosted        what the image runs on (hosted)
              --main CLASS                    the program's main class
              --classpath PATH                class folders and jars of the program
              --system PATH                   those of the platform, the runtime and magic (this tree's)
              --assembly PATH                 folders of *.S files (this tree's)
              --profile development|release   (development)
              --report                        print what dominates the closure
              -o FILE                         the image
            """;

    private ImagePlatform platform = ImagePlatform.HOSTED;
    private Optional<String> mainClass = Optional.empty();
    private List<Path> application = List.of();
    private Optional<List<Path>> system = Optional.empty();
    private Optional<List<Path>> assembly = Optional.empty();
    private Profile profile = Profile.DEVELOPMENT;
    private Path output;
    private boolean report;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            Main main = new Main();
            main.read(arguments);
            main.build();
        } catch (BuildError e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
    }

    private void read(String[] arguments) {
        var left = new ArrayList<>(List.of(arguments));
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            switch (option) {
                case "--platform" -> platform = ImagePlatform.valueOf(value(left, option).toUpperCase(Locale.ROOT));
                case "--main" -> mainClass = Optional.of(value(left, option));
                case "--classpath" -> application = paths(value(left, option));
                case "--system" -> system = Optional.of(paths(value(left, option)));
                case "--assembly" -> assembly = Optional.of(paths(value(left, option)));
                case "--profile" -> profile = Profile.valueOf(value(left, option).toUpperCase(Locale.ROOT));
                case "--report" -> report = true;
                case "-o" -> output = Path.of(value(left, option));
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (output == null) {
            throw new IllegalArgumentException("no image file given");
        }
    }

    private static String value(List<String> left, String option) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return left.removeFirst();
    }

    private static List<Path> paths(String text) {
        return Arrays.stream(text.split(File.pathSeparator)).map(Path::of).toList();
    }

    private void build() {
        Path tree = tree();
        String module = platform.name().toLowerCase(Locale.ROOT);
        List<String> modules = List.of("magic", "runtime", module);
        BuildRequest request = new BuildRequest(
                platform,
                system.orElseGet(() -> modules.stream().map(name -> tree.resolve(name).resolve("target/classes")).toList()),
                application,
                mainClass,
                assemblyFiles(assembly.orElseGet(
                        () -> modules.stream().map(name -> tree.resolve(name).resolve("src/main/asm")).toList())),
                profile,
                output,
                ObjectCache.shared(),
                new ShellListener(),
                report ? OptionalInt.of(0) : OptionalInt.empty());
        Pipeline.build(request);
    }

    private static Path tree() {
        try {
            return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> assemblyFiles(List<Path> folders) {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.list(folder)) {
                    found.filter(file -> file.toString().endsWith(".S")).forEach(files::add);
                } catch (IOException e) {
                    throw new BuildError(folder + ": cannot be read: " + e.getMessage());
                }
            }
        }
        return files;
    }

    /** One line a pass, with its time. */
    private static final class ShellListener implements BuildListener {
        private final long start = System.nanoTime();

        @Override
        public void pass(String name) {
            System.err.printf(Locale.ROOT, "%6d ms  %s%n", (System.nanoTime() - start) / 1_000_000, name);
        }

        @Override
        public void modules(int count) {
            System.err.println("           " + count + " modules");
        }

        @Override
        public void report(String text) {
            System.err.println(text);
        }
    }
}
