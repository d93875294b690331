package mellos.compiler.world;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes compiled from text for one test. */
public final class Compiled {
    private Compiled() {}

    /**
     * Compiles sources into a folder.
     *
     * @param sources texts by the name of the public class, with its package
     */
    public static Path into(Path folder, Map<String, String> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            Stream<JavaFileObject> units =
                    sources.entrySet().stream().map(entry -> new Text(entry.getKey(), entry.getValue()));
            boolean done = compiler.getTask(
                            null,
                            files,
                            null,
                            List.of("-d", folder.toString(), "-g", "-proc:none"),
                            null,
                            units.toList())
                    .call();
            if (!done) {
                throw new IllegalArgumentException("the test's source does not compile");
            }
            return folder;
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
