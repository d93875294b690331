package mellos.compiler.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
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

/** Several classes substitute parts of one. */
class SharedTargetTest {
    private static final String ORIGINAL = """
            package lib;
            public class Original {
                static int counter = 1;
                private int value;
                public int first(int x) { return x; }
                public int second(int x) { return x; }
                public int third(int x) { return x + value; }
            }
            """;

    @TempDir
    private Path folder;

    private ClassInfo merged(String... classes) throws Exception {
        return mergedInto(ORIGINAL, classes);
    }

    private ClassInfo mergedInto(String original, String... classes) throws Exception {
        Map<String, String> sources = new HashMap<>(Map.of("lib.Original", original));
        Arrays.stream(classes).forEach(text -> sources.put(nameOf(text), text));
        Compiled.into(folder, sources);
        return ClosedWorld.of(ClassPath.of(List.of(folder), List.of()), new BytecodeLowering(Optional.empty()))
                .type("lib/Original");
    }

    /** A substitution class {@code packageName.Target_lib_Original}, its members from line 4 on. */
    private static String substitute(String packageName, String marks, String members) {
        return "package " + packageName + ";\nimport mellos.magic.substitute.*;\n" + "@Substitute(\"lib.Original\") "
                + marks + " public class Target_lib_Original {\n" + members + "}\n";
    }

    private static String nameOf(String source) {
        return source.substring("package ".length(), source.indexOf(';')) + ".Target_lib_Original";
    }

    private List<String> problems(String... classes) {
        return problemsOf(ORIGINAL, classes);
    }

    private List<String> problemsOf(String original, String... classes) {
        return assertThrows(BuildError.class, () -> mergedInto(original, classes))
                .getMessage()
                .lines()
                .toList();
    }

    private static Body body(ClassInfo type, String method) {
        return type.method(method, "(I)I").orElseThrow().body();
    }

    @Test
    void eachClassBringsItsPart() throws Exception {
        ClassInfo type = merged(substitute("one", "", """
                        int added;
                        @Replace public int first(int x) { java.util.function.IntSupplier s = () -> added; return s.getAsInt(); }
                        """), substitute("two", "", """
                        @Alias int added;
                        @Replace public int second(int x) { java.util.function.IntSupplier s = () -> added + 1; return s.getAsInt(); }
                        @Alias public int first(int x) { return 0; }
                        int more() { return first(3); }
                        """));
        assertEquals(Body.BYTECODE, body(type, "first"));
        assertEquals(
                "Target_lib_Original.java",
                type.method("first", "(I)I").orElseThrow().sourceFile());
        assertEquals(
                "Target_lib_Original.java",
                type.method("second", "(I)I").orElseThrow().sourceFile());
        assertEquals("Original.java", type.method("third", "(I)I").orElseThrow().sourceFile());
        assertEquals(
                1,
                type.fields().stream()
                        .filter(field -> field.name().equals("added"))
                        .count());
        assertEquals(
                2,
                type.methods().stream()
                        .filter(method -> method.name().startsWith("lambda$"))
                        .count());
    }

    @Test
    void membersKeepTheMarksOfTheirOwnClass() throws Exception {
        ClassInfo type = merged(
                substitute("one", "@mellos.magic.NoHeap", "@Replace public int first(int x) { return 1; }\n"),
                substitute("two", "", "@Replace public int second(int x) { return 2; }\n"));
        assertTrue(source(type, "first").marks().has(mellos.magic.NoHeap.class));
        assertTrue(!source(type, "second").marks().has(mellos.magic.NoHeap.class));
    }

    private static Source source(ClassInfo type, String method) {
        return ((DeclaredMethod) type.method(method, "(I)I").orElseThrow()).source();
    }

    @Test
    void twoRulesForOneMemberAreRefusedNamingBothClasses() {
        assertEquals(
                List.of(
                        "lib.Original gets two fields added:I: from one.Target_lib_Original and from two.Target_lib_Original;"
                                + " keep one, which the other class may @Alias",
                        "lib.Original.extra(I)I has two rules: an addition of one.Target_lib_Original.extra(Target_lib_Original.java:6)"
                                + " and an addition of two.Target_lib_Original.extra(Target_lib_Original.java:6);"
                                + " keep one, which the other class may @Alias",
                        "lib.Original.first(I)I has two rules: @Replace of one.Target_lib_Original.first(Target_lib_Original.java:4)"
                                + " and @Cut of two.Target_lib_Original.first(Target_lib_Original.java:4);"
                                + " keep one, which the other class may @Alias"),
                problems(
                        substitute(
                                "one",
                                "",
                                "@Replace public int first(int x) { return 1; }\nint added;\nint extra(int x) { return x; }\n"),
                        substitute(
                                "two",
                                "",
                                "@Cut(\"no\") public int first(int x) { return 1; }\nint added;\nint extra(int x) { return x; }\n")));
    }

    @Test
    void anAliasOfWhatAnotherClassCutsIsRefused() {
        assertEquals(
                List.of(
                        "two.Target_lib_Original.first(Target_lib_Original.java:4): @Alias of what"
                                + " one.Target_lib_Original.first(Target_lib_Original.java:4) cuts: a call would always throw; drop one of the two"),
                problems(
                        substitute("one", "", "@Cut(\"no\") public int first(int x) { return 1; }\n"),
                        substitute("two", "", "@Alias public int first(int x) { return 1; }\n")));
    }

    @Test
    void aliasesOfOneMemberInTwoClassesAreFine() throws Exception {
        String aliases = "@Alias private int value;\n@Alias public int first(int x) { return 0; }\n";
        ClassInfo type = merged(substitute("one", "", aliases), substitute("two", "", aliases));
        assertEquals("Original.java", type.method("first", "(I)I").orElseThrow().sourceFile());
        assertEquals(2, type.fields().size());
    }

    @Test
    void theRestOfAClassIsWhatNoneOfThemNames() throws Exception {
        ClassInfo type = merged(
                substitute("one", "@CutClass(\"too large\")", "@Replace public int first(int x) { return 1; }\n"),
                substitute(
                        "two",
                        "",
                        "@Alias public int second(int x) { return 1; }\nint more(int x) { return second(x); }\n"));
        assertEquals(Body.BYTECODE, body(type, "first"));
        assertEquals(Body.BYTECODE, body(type, "second"));
        assertEquals(Body.BYTECODE, body(type, "more"));
        assertEquals("too large", type.method("third", "(I)I").orElseThrow().cutReason());
    }

    @Test
    void aClassIsCutOnce() {
        assertEquals(
                List.of("lib.Original is cut as a whole twice: @CutClass of one.Target_lib_Original"
                        + " and @CutClass of two.Target_lib_Original; keep one"),
                problems(substitute("one", "@CutClass(\"a\")", ""), substitute("two", "@CutClass(\"b\")", "")));
    }

    @Test
    void problemsOfAllClassesAreCollectedAndSorted() {
        assertEquals(
                List.of(
                        "one.Target_lib_Original.gone(Target_lib_Original.java:4): @Replace matches nothing: lib.Original has no gone(I)I",
                        "two.Target_lib_Original.gone(Target_lib_Original.java:4): @Cut matches nothing: lib.Original has no gone(I)I",
                        "two.Target_lib_Original: @Alias matches nothing: lib.Original has no field gone:I"),
                problems(
                        substitute("two", "", "@Cut(\"no\") int gone(int x) { return x; }\n@Alias int gone;\n"),
                        substitute("one", "", "@Replace int gone(int x) { return x; }\n")));
    }

    @Test
    void anAbstractMethodIsNotCut() {
        String open = "package lib; public abstract class Original { abstract int gone(int x); }";
        assertEquals(
                List.of("one.Target_lib_Original.gone(Target_lib_Original.java:4): @Cut of an abstract method,"
                        + " which has no code: cut what implements it"),
                problemsOf(open, substitute("one", "", "@Cut(\"no\") int gone(int x) { return 0; }\n")));
    }

    @Test
    void aDecoratedMethodStaysUnderTheNameOfItsOriginal() throws Exception {
        ClassInfo type = merged(substitute("one", "", """
                @Decorate public int first(int x) { return 1 + before(x); }
                @Original("first") private native int before(int x);
                """));
        assertEquals(
                "Target_lib_Original.java",
                type.method("first", "(I)I").orElseThrow().sourceFile());
        assertEquals(
                "Original.java", type.method("before", "(I)I").orElseThrow().sourceFile());
        assertEquals(Body.BYTECODE, body(type, "before"));
    }

    @Test
    void decorationsWithoutTheirOriginalsAreRefused() {
        assertEquals(
                List.of(
                        "one.Target_lib_Original.first(Target_lib_Original.java:4): @Decorate needs one @Original(\"first\")"
                                + " method of the same type and static if it is; there are 0; where the original is not called, use @Replace",
                        "one.Target_lib_Original.lonely(Target_lib_Original.java): @Original belongs to no @Decorate method of"
                                + " this class with that name and type",
                        "one.Target_lib_Original.third(Target_lib_Original.java): lib.Original has a method of this name and"
                                + " type: give the @Original another name"),
                problems(substitute("one", "", """
                        @Decorate public int first(int x) { return 1; }
                        @Original("nothing") private native int lonely(int x);
                        @Decorate public int second(int x) { return third(x); }
                        @Original("second") public native int third(int x);
                        """)));
    }

    @Test
    void whatIsDecoratedMustExistAndHaveNoOtherRule() {
        assertEquals(
                List.of(
                        "lib.Original.first(I)I has two rules: @Decorate of one.Target_lib_Original.first(Target_lib_Original.java:4)"
                                + " and @Replace of two.Target_lib_Original.first(Target_lib_Original.java:4);"
                                + " keep one, which the other class may @Alias",
                        "one.Target_lib_Original.gone(Target_lib_Original.java:6): @Decorate matches nothing: lib.Original has no gone(I)I"),
                problems(
                        substitute("one", "", """
                                @Decorate public int first(int x) { return before(x); }
                                @Original("first") private native int before(int x);
                                @Decorate public int gone(int x) { return neverThere(x); }
                                @Original("gone") private native int neverThere(int x);
                                """),
                        substitute("two", "", "@Replace public int first(int x) { return 1; }\n")));
    }
}
