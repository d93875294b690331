package mellos.compiler.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.lower.BytecodeLowering;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of classes that a package of the system speaks of. */
class PackageDeclarationsTest {
    private static final Map<String, String> LIBRARY = Map.of("lib.Large", """
            package lib;
            public class Large {
                public static class Inner { int inner() { return 1; } }
                public int kept() { return 1; }
                public int left() { return 2; }
            }
            """);

    @TempDir
    private Path folder;

    private ClosedWorld world(Map<String, String> declarations) throws Exception {
        Map<String, String> sources = new HashMap<>(LIBRARY);
        declarations.forEach((name, text) -> sources.put(name, withPackage(name, text)));
        Compiled.into(folder, sources);
        return ClosedWorld.of(ClassPath.of(List.of(folder), List.of()), new BytecodeLowering(Optional.empty()));
    }

    /** What a package declares stands before its name, a class after it. */
    private static String withPackage(String name, String text) {
        String line = "package " + name.substring(0, name.lastIndexOf('.')) + ";\n";
        return name.endsWith("package-info") ? text + line : line + text;
    }

    private List<String> problems(Map<String, String> declarations) {
        return assertThrows(BuildError.class, () -> world(declarations))
                .getMessage()
                .lines()
                .toList();
    }

    private static String absent(String name, String why) {
        return "@mellos.magic.substitute.Absent(value = {\"" + name + "\"}, why = \"" + why + "\")\n";
    }

    private static String buildTime(String... names) {
        return "@mellos.magic.substitute.BuildTimeInitialized({\"" + String.join("\", \"", names) + "\"})\n";
    }

    private static String substitute(String marks, String members) {
        return "@mellos.magic.substitute.Substitute(\"lib.Large\") " + marks + " class Target_lib_Large { " + members
                + " }";
    }

    @Test
    void anAbsentClassHasNoCode() throws Exception {
        ClosedWorld world = world(Map.of("own.package-info", absent("lib.Large", "it is too large")));
        ClassInfo large = world.type("lib/Large");
        assertEquals(Body.CUT, large.method("left", "()I").orElseThrow().body());
        assertEquals(
                "it is too large", large.method("<init>", "()V").orElseThrow().cutReason());
        assertEquals(
                Body.BYTECODE,
                world.type("lib/Large$Inner")
                        .method("inner", "()I")
                        .orElseThrow()
                        .body());
    }

    @Test
    void eachListHasItsReason() throws Exception {
        ClosedWorld world = world(Map.of(
                "own.package-info", absent("lib.Large", "it is too large") + absent("lib.Large$Inner", "nobody asks")));
        assertEquals(
                "it is too large",
                world.type("lib/Large").method("left", "()I").orElseThrow().cutReason());
        assertEquals(
                "nobody asks",
                world.type("lib/Large$Inner")
                        .method("inner", "()I")
                        .orElseThrow()
                        .cutReason());
    }

    @Test
    void whatIsSubstitutedInAnAbsentClassIsThere() throws Exception {
        ClassInfo large = world(Map.of(
                        "own.package-info", absent("lib.Large", "it is too large"),
                        "own.Target_lib_Large",
                                substitute("", "@mellos.magic.substitute.Replace int kept() { return 3; }")))
                .type("lib/Large");
        assertEquals(Body.BYTECODE, large.method("kept", "()I").orElseThrow().body());
        assertEquals(Body.CUT, large.method("left", "()I").orElseThrow().body());
    }

    @Test
    void aClassIsAbsentOnce() {
        assertEquals(
                List.of(
                        "lib.Large is cut as a whole twice: @Absent of package one and @Absent of package two; keep one"),
                problems(Map.of(
                        "one.package-info", absent("lib.Large", "a"), "two.package-info", absent("lib.Large", "b"))));
    }

    @Test
    void aListAndACutOfOneClassAreRefused() {
        String cut = "@mellos.magic.substitute.CutClass(\"why not\")";
        assertEquals(
                List.of(
                        "lib.Large is cut as a whole twice: @Absent of package own and @CutClass of own.Target_lib_Large; keep one"),
                problems(Map.of(
                        "own.package-info", absent("lib.Large", "a"), "own.Target_lib_Large", substitute(cut, ""))));
    }

    @Test
    void classesOfTheJdkAreInitialisedAsDeclared() throws Exception {
        ClosedWorld world =
                world(Map.of("own.package-info", buildTime("java.lang.Boolean", "java.lang.Byte$ByteCache")));
        assertTrue(world.type("java/lang/Boolean").isBuildTime());
        assertTrue(world.type("java/lang/Byte$ByteCache").isBuildTime());
        assertFalse(world.type("java/lang/Byte").isBuildTime());
    }

    @Test
    void namesThatAreNoClassAreRefusedTogether() {
        assertEquals(
                List.of(
                        "@Absent of package own matches nothing: there is no class lib.Gone",
                        "@BuildTimeInitialized of package own matches nothing: there is no class java.lang.Bolean",
                        "@BuildTimeInitialized of package own: lib.Large is not the JDK's; mark the class itself @BuildTime"),
                problems(Map.of(
                        "own.package-info", absent("lib.Gone", "a") + buildTime("java.lang.Bolean", "lib.Large"))));
    }

    @Test
    void aClassIsInitialisedAtBuildTimeByOnePackage() {
        assertEquals(
                List.of("java.lang.Boolean is named twice: by @BuildTimeInitialized of package one"
                        + " and by @BuildTimeInitialized of package two; keep one"),
                problems(Map.of(
                        "one.package-info",
                        buildTime("java.lang.Boolean"),
                        "two.package-info",
                        buildTime("java.lang.Boolean"))));
    }
}
