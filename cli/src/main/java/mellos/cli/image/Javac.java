package mellos.cli.image;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** The compiler of the JDK that runs this command. */
final class Javac {
    private Javac() {}

    /** @throws BuildFailure with javac's findings */
    static void compile(SourceModule module, Collection<String> files, Path to, List<Path> classPath)
            throws IOException {
        var javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new BuildFailure("this Java has no compiler: a JDK is needed, not a JRE");
        }
        List<String> options = options(module, to, classPath);
        StringWriter findings = new StringWriter();
        try (var manager = javac.getStandardFileManager(null, null, null)) {
            if (!javac.getTask(findings, manager, null, options, null, manager.getJavaFileObjectsFromStrings(files))
                    .call()) {
                throw new BuildFailure(findings.toString().stripTrailing());
            }
        }
    }

    private static List<String> options(SourceModule module, Path to, List<Path> classPath) {
        List<String> options = new ArrayList<>(CompilerFlags.of(module.poms()));
        options.addAll(List.of(
                "-d",
                to.toString(),
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(":"))));
        return options;
    }
}
