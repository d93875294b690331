package mellos.tests.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a jar holds besides classes: resources, bundles, providers of services; beside {@code java} with the same jar.
 */
@Tag("image")
class ProgramResourcesTest {
    private static final String MAIN = """
            package app;
            import java.io.*;
            import java.net.URL;
            import java.nio.charset.StandardCharsets;
            import java.util.*;
            public class Main {
                public interface Greeter { String greet(); }
                public static class Loud implements Greeter { public String greet() { return "HELLO"; } }
                public static class Broken implements Greeter {
                    public Broken() { throw new IllegalStateException("broken"); }
                    public String greet() { return ""; }
                }
                static class Hidden implements Greeter { public String greet() { return "hidden"; } }
                public static class Words extends ListResourceBundle {
                    protected Object[][] getContents() { return new Object[][] {{"k", "class"}}; }
                }
                static String text(InputStream in) throws IOException {
                    try (in) { return in == null ? "none" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip(); }
                }
                public static void main(String[] args) throws Exception {
                    for (String each : new String[] {"part.txt", "/top.txt", "/part.txt"})
                        System.out.println(text(Main.class.getResourceAsStream(each)));
                    String name = args.length > 0 ? args[0] : "app/part.txt";
                    URL url = Main.class.getClassLoader().getResource(name);
                    System.out.println(url.getProtocol() + " " + url.getPath().endsWith(name));
                    System.out.println(text(url.openStream()) + " " + url.openConnection().getContentLength());
                    System.out.println(Main.class.getClassLoader().resources("META-INF/services/app.Main$Greeter").count());
                    System.out.println(text(new URL(url, "part.txt").openStream()));
                    Properties p = new Properties();
                    p.load(Thread.currentThread().getContextClassLoader().getResourceAsStream("app/m_en.properties"));
                    System.out.println(p);
                    System.out.println(ResourceBundle.getBundle("app.m", Locale.US).getString("k"));
                    System.out.println(ResourceBundle.getBundle("app.Main$Words").getString("k"));
                    Iterator<Greeter> all = ServiceLoader.load(Greeter.class).iterator();
                    while (true) {
                        try { if (!all.hasNext()) break; System.out.println(all.next().greet()); }
                        catch (ServiceConfigurationError e) { System.out.println(e.getMessage() + " " + e.getCause()); }
                    }
                    System.out.println(ServiceLoader.load(Greeter.class).stream().limit(1).map(x -> x.type().getName()).toList());
                }
            }
            """;

    private static final Map<String, String> FILES = Map.of(
            "app/part.txt", "part",
            "top.txt", "top",
            "app/m.properties", "k=root",
            "app/m_en.properties", "k=english",
            "META-INF/services/app.Main$Greeter",
                    "# all\napp.Main$Loud # loud\napp.Main$Broken\napp.Missing\napp.Main$Hidden\napp.Main$Loud\n");

    @TempDir
    private static Path folder;

    @Test
    void aProgramFindsWhatItsJarHolds() throws IOException {
        String jar = jar().toString();
        List<String> english = List.of("-Duser.language=en", "-Duser.country=US", "-jar", jar);
        Command.Result wanted = Command.java(new byte[0], english);
        Command.Result hosted = Command.mellos(new byte[0], List.of("run", "--hosted", jar));
        assertEquals(0, wanted.status(), wanted::errors);
        assertEquals(wanted.text(), hosted.text(), hosted::errors);
        assertEquals(wanted.status(), hosted.status());
    }

    private static Path jar() throws IOException {
        Path source = Files.createDirectories(folder.resolve("src")).resolve("Main.java");
        Files.writeString(source, MAIN);
        Path out = Files.createDirectories(folder.resolve("out"));
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, OutputStream.nullOutputStream(), "-d", out.toString(), source.toString()));
        for (var each : FILES.entrySet()) {
            Path file = out.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return packed(out);
    }

    private static Path packed(Path out) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "app.Main");
        Path jar = folder.resolve("resources.jar");
        try (JarOutputStream target = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                target.putNextEntry(new JarEntry(out.relativize(file).toString()));
                target.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }
}
