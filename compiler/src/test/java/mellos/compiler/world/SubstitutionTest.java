package mellos.compiler.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.lower.BytecodeLowering;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.MethodInfo.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubstitutionTest {
    private static final String ORIGINAL = """
            package lib;
            public class Original {
                static int counter = start();
                private int value;
                public Original(int value) { this.value = value; }
                static int start() { return 1; }
                public int replaced(int x) { return x; }
                public int left(int x) { return x + value; }
                public void cut() { }
                private int hidden() { return 3; }
            }
            """;
    private static final String SUBSTITUTE = """
            package own;
            import mellos.magic.substitute.*;
            @Substitute("lib.Original")
            final class Target_lib_Original {
                @Alias private int value;
                int added;
                @Replace public int replaced(int x) { return value + hidden() + new Target_lib_Original().more(); }
                @Cut("nobody needs it") public void cut() { }
                @Alias private int hidden() { return 0; }
                int more() { added = 2; java.util.function.IntSupplier s = () -> added; return s.getAsInt(); }
                @ReplaceConstructor void make(int v) { value = v + 1; }
                @ReplaceInitializer static void prepare() { }
            }
            """;
    private static final String USER = """
            package own;
            class User {
                Target_lib_Original field;
                static Target_lib_Original[] use(Target_lib_Original o) { o.more(); return new Target_lib_Original[] {o}; }
            }
            """;

    @TempDir
    private Path folder;

    private ClosedWorld world(Map<String, String> sources) throws Exception {
        Compiled.into(folder, sources);
        return ClosedWorld.of(ClassPath.of(List.of(folder), List.of()), new BytecodeLowering(Optional.empty()));
    }

    @Test
    void mergesAsTheMarksSay() throws Exception {
        ClosedWorld world =
                world(Map.of("lib.Original", ORIGINAL, "own.Target_lib_Original", SUBSTITUTE, "own.User", USER));
        ClassInfo type = world.type("lib/Original");
        MethodInfo replaced = type.method("replaced", "(I)I").orElseThrow();
        assertEquals("Target_lib_Original.java", replaced.sourceFile());
        assertEquals("lib.Original.replaced(I)I", replaced.symbol());
        assertEquals("Original.java", type.method("left", "(I)I").orElseThrow().sourceFile());
        assertEquals(Body.CUT, type.method("cut", "()V").orElseThrow().body());
        assertEquals("nobody needs it", type.method("cut", "()V").orElseThrow().cutReason());
        assertEquals("Original.java", type.method("hidden", "()I").orElseThrow().sourceFile());
        assertEquals(
                "Target_lib_Original.java",
                type.method("more", "()I").orElseThrow().sourceFile());
        assertEquals(
                "Target_lib_Original.java",
                type.method("<init>", "(I)V").orElseThrow().sourceFile());
        assertEquals(
                "Target_lib_Original.java",
                type.method("<clinit>", "()V").orElseThrow().sourceFile());
        assertTrue(type.field("added", "I").isPresent());
        assertEquals(3, type.fields().size());
        assertTrue(world.find("own/Target_lib_Original").isEmpty());
    }

    @Test
    void meansTheTargetWhereverTheSubstituteIsMentioned() throws Exception {
        ClosedWorld world =
                world(Map.of("lib.Original", ORIGINAL, "own.Target_lib_Original", SUBSTITUTE, "own.User", USER));
        ClassInfo user = world.type("own/User");
        assertEquals("Llib/Original;", user.fields().getFirst().type().descriptorString());
        MethodInfo use = user.method("use", "(Llib/Original;)[Llib/Original;").orElseThrow();
        assertTrue(use.code().orElseThrow().toDebugString().contains("lib/Original"));
    }

    @Test
    void reportsEveryRuleThatMatchesNothing() {
        String wrong = """
                package own;
                import mellos.magic.substitute.*;
                @Substitute("lib.Original")
                final class Target_lib_Original {
                    @Alias private long value;
                    @Replace public int replaced(long x) { return 0; }
                    @Cut("gone") void absent() { }
                    int left(int x) { return x; }
                    @ReplaceConstructor void make(String s) { }
                    int withValue = 3;
                }
                """;
        BuildError error = assertThrows(
                BuildError.class, () -> world(Map.of("lib.Original", ORIGINAL, "own.Target_lib_Original", wrong)));
        List<String> lines = error.getMessage().lines().toList();
        assertEquals(6, lines.size(), error.getMessage());
        for (String part : List.of(
                "@Alias matches nothing",
                "@Replace matches nothing",
                "@Cut matches nothing",
                "mark it @Replace, @Alias or @Cut",
                "@ReplaceConstructor matches nothing",
                "a constructor is not merged")) {
            assertTrue(lines.stream().anyMatch(line -> line.contains(part) && line.contains("lib.Original")), part);
        }
    }

    @Test
    void reportsTargetsThatDoNotExist() {
        String wrong =
                "package own; @mellos.magic.substitute.Substitute(\"lib.Absent\") final class Target_lib_Absent { }";
        BuildError error = assertThrows(BuildError.class, () -> world(Map.of("own.Target_lib_Absent", wrong)));
        assertEquals(
                "@Substitute of own.Target_lib_Absent matches nothing: there is no class lib.Absent",
                error.getMessage());
    }

    @Test
    void cutsTheRestOfAClass() throws Exception {
        String cut = """
                package own;
                import mellos.magic.substitute.*;
                @Substitute("lib.Original")
                @CutClass("it is too large")
                final class Target_lib_Original {
                    @Replace public int replaced(int x) { return 1; }
                }
                """;
        ClassInfo type = world(Map.of("lib.Original", ORIGINAL, "own.Target_lib_Original", cut))
                .type("lib/Original");
        assertEquals(
                Body.BYTECODE, type.method("replaced", "(I)I").orElseThrow().body());
        assertEquals(Body.CUT, type.method("left", "(I)I").orElseThrow().body());
        assertEquals(
                "it is too large", type.method("left", "(I)I").orElseThrow().cutReason());
    }
}
