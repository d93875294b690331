package mellos.compiler.stops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where polls are put, and where not. */
class PollsTest {
    private static final String POLL = "call preserve_allcc void @mellos_poll()";
    private static final String WORD =
            "load volatile i32, ptr addrspace(256) inttoptr (i64 16 to ptr addrspace(256)), align 4";

    private static final String HEAD = """
            declare void @plain() "mellos-polls"
            declare void @unstopped()
            declare void @mellos_initialize(ptr)
            declare void @mellos_personality()
            """;

    /** A function's text after the walk; it has to be sound. */
    private static String polled(String text) {
        try (OptimisedModule module = new OptimisedModule(HEAD + text, "")) {
            assertEquals("", String.join("\n", module.keep()), module::text);
            String after = module.text();
            return after.substring(after.indexOf("define"));
        }
    }

    private static void polls(int times, String text) {
        String after = polled(text);
        assertEquals(times, after.split(java.util.regex.Pattern.quote(POLL), -1).length - 1, after);
    }

    private static String function(String body) {
        return "define void @f(ptr %a, i64 %n, i1 %c, ptr %table) \"mellos-polls\" personality ptr @mellos_personality {\n"
                + body + "\n}\n";
    }

    private static final String WALK = """
            entry:
              br label %loop
            loop:
              %p = phi ptr [ %a, %entry ], [ %next, %loop ]
              %next = load ptr, ptr %p
              %end = icmp eq ptr %next, null
              br i1 %end, label %done, label %loop
            done:
              ret void
            """;

    @Test
    void aLoopPollsBeforeItsNextTurn() {
        String text = polled(function(WALK.replace("%end =", "call void @unstopped()\n  %end =")));
        assertTrue(text.contains("%end = icmp eq ptr %next, null\n  %1 = " + WORD), text);
        assertTrue(text.contains(POLL + " #"), text);
        assertTrue(text.contains("{ cold nomerge nounwind }"), text);
    }

    @Test
    void codeThatMustNotBeStoppedDoesNotPoll() {
        polls(0, function(WALK).replace("\"mellos-polls\"", ""));
    }

    private static String counted(String step, String bound) {
        return function("""
                entry:
                  br label %loop
                loop:
                  %i = phi i64 [ 0, %entry ], [ %i1, %loop ]
                  %p = getelementptr i8, ptr %a, i64 %i
                  store i8 0, ptr %p
                  %i1 = add i64 %i, STEP
                  %end = icmp eq i64 %i1, BOUND
                  br i1 %end, label %done, label %loop
                done:
                  ret void
                """.replace("STEP", step).replace("BOUND", bound));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1023", "-1 1023", "8 8184", "-12 4092"})
    void aCountedLoopPollsEachThousandthTurn(String stepAndMask) {
        String[] numbers = stepAndMask.split(" ");
        String text = polled(counted(numbers[0], "%n").replace("%end = icmp eq i64 %i1", "%end = icmp ne i64 %i1"));
        assertTrue(text.contains("and i64 %i1, " + numbers[1] + "\n"), text);
        assertTrue(text.contains("!prof"), text);
    }

    /** Its turns cost what they did: another bound, and nothing else. */
    @Test
    void aLoopThatEndsWhereItsCounterIsEqualToABoundEndsAtALimit() {
        String text = polled(counted("2", "%n"));
        assertTrue(text.contains("[ %i1, %loop ], [ %i1, %"), text);
        assertTrue(text.contains(", i64 2048, i64 %n"), text);
        assertTrue(!text.contains(" and i64"), text);
    }

    /** Were the stretch longer than the numbers, the limit could lie behind the bound. */
    @ParameterizedTest
    @ValueSource(strings = {"i8", "i16"})
    void aShortCounterIsNotGivenALimit(String type) {
        String text = polled(counted("3", "%m")
                .replace("i64 [ 0", type + " [ 0")
                .replace("add i64", "add " + type)
                .replace("icmp eq i64", "icmp eq " + type)
                .replace("i8, ptr %a, i64", "i8, ptr %a, " + type)
                .replace("entry:\n", "entry:\n  %m = trunc i64 %n to " + type + "\n"));
        assertTrue(text.contains(" and " + type), text);
    }

    @Test
    void aRunningPointerCountsAsWell() {
        String text = polled(function("""
                entry:
                  br label %loop
                loop:
                  %p = phi ptr [ %a, %entry ], [ %q, %loop ]
                  store i32 0, ptr %p
                  %q = getelementptr i8, ptr %p, i64 4
                  %v = load volatile i1, ptr %table
                  br i1 %v, label %done, label %loop
                done:
                  ret void
                """));
        assertTrue(text.contains("ptrtoint ptr %q to i64"), text);
        assertTrue(text.contains(", 4092"), text);
        assertTrue(text.contains("asm sideeffect \"\", \"r\"(ptr %a)"), text);
    }

    @Test
    void aStepTooLargeToTellTurnsByIsNotUsed() {
        String text = polled(counted("4194304", "%n"));
        assertTrue(!text.contains(" and i64") && text.contains("[ 1024, %entry ]"), text);
    }

    @Test
    void aLoopThatEndsSoonDoesNotPoll() {
        polls(0, counted("1", "100"));
        polls(0, counted("-2", "-100"));
        polls(1, counted("1", "100000"));
        polls(1, counted("2", "99")); // never equal
        polls(1, counted("-1", "100"));
    }

    /** What it calls may take long and poll nowhere. */
    @Test
    void aCountedLoopThatCallsPollsEachTurn() {
        String text = polled(counted("1", "%n").replace("store i8 0, ptr %p", "call void @unstopped()"));
        assertTrue(!text.contains(" and i64") && text.contains(POLL), text);
    }

    /** It has no counter: its turns are counted. */
    @Test
    void aLoopThatCallsNothingAndCountsNothingGetsACounter() {
        String text = polled(function(WALK));
        assertTrue(text.contains("[ 1024, %entry ]"), text);
        assertTrue(text.contains("sub i32 %0, 1\n"), text);
        assertTrue(text.contains("[ 1024, %"), text);
    }

    private static final String NEST = """
            entry:
              br label %outer
            outer:
              %i = phi i64 [ 0, %entry ], [ %i1, %last ]
              br label %inner
            inner:
              %p = phi ptr [ %a, %outer ], [ %next, %inner ]
              call void @unstopped()
              %next = load ptr, ptr %p
              %end = icmp eq ptr %next, null
              br i1 %end, label %last, label %inner
            last:
              %i1 = add i64 %i, 1
              %stop = icmp eq i64 %i1, %n
              br i1 %stop, label %done, label %outer
            done:
              ret void
            """;

    @Test
    void aTurnThatPassesThePollOfALoopInsideNeedsNoOther() {
        polls(1, function(NEST));
    }

    @Test
    void aTurnThatMayPassAroundItDoes() {
        polls(2, function(NEST.replace("br label %inner\ninner", "br i1 %c, label %inner, label %last\ninner")));
    }

    @Test
    void aLoopInsideThatCountsMayNotPollAtAll() {
        polls(
                2,
                function(NEST.replace(
                        "call void @unstopped()\n  %next = load ptr, ptr %p\n  %end = icmp eq ptr %next, null",
                        "%next = getelementptr i8, ptr %p, i64 8\n  %end = icmp eq ptr %next, %table")));
    }

    @Test
    void everyWayBackPolls() {
        polls(2, function("""
                entry:
                  br label %loop
                loop:
                  br i1 %c, label %one, label %other
                one:
                  store volatile i64 0, ptr %a
                  br label %loop
                other:
                  store volatile i64 1, ptr %a
                  br label %loop
                """));
    }

    @Test
    void aLoopByWayOfAHandlerPolls() {
        polls(1, function("""
                entry:
                  br label %loop
                loop:
                  invoke void @unstopped() to label %done unwind label %pad
                pad:
                  %e = landingpad { ptr, i32 } cleanup
                  br label %loop
                done:
                  ret void
                """));
    }

    @Test
    void aHandlerThatHandlesItselfPolls() {
        polls(1, function("""
                entry:
                  invoke void @unstopped() to label %done unwind label %pad
                pad:
                  %e = landingpad { ptr, i32 } cleanup
                  invoke void @unstopped() to label %done unwind label %pad
                done:
                  ret void
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call void @f(ptr %a, i64 %n, i1 %c, ptr %table)", // itself
                "call void @plain()", // a later name
                "call void %table()", // anything
            })
    void callsThatMayComeBackPollBefore(String call) {
        String text = polled(function(call + "\nret void"));
        assertTrue(text.indexOf(WORD) >= 0 && text.indexOf(WORD) < text.indexOf(call), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call void @unstopped()", "call void @mellos_initialize(ptr %a)", "call void @early()"})
    void callsThatCannotDoNot(String call) {
        polls(0, "declare void @early() \"mellos-polls\"\n" + function(call + "\nret void"));
    }

    /** One poll before the calls, and none where nothing is called. */
    @Test
    void aPathWithoutCallsDoesNotPoll() {
        String text = polled(function("""
                  br i1 %c, label %quick, label %slow
                slow:
                  call void @plain()
                  call void %table()
                  ret void
                quick:
                  ret void
                """));
        assertTrue(text.indexOf(WORD) > text.indexOf("slow:"), text);
        assertEquals(2, text.split(java.util.regex.Pattern.quote(POLL), -1).length, text);
    }

    @Test
    void linesStayWhereTheyWere() {
        String text = polled(function(WALK)
                        .replace("@mellos_personality {", "@mellos_personality !dbg !5 {")
                        .replace("%next = load ptr, ptr %p", "%next = load ptr, ptr %p, !dbg !7")
                        .replace("label %loop\ndone", "label %loop, !dbg !8\ndone")
                + """
                !llvm.module.flags = !{!0}
                !llvm.dbg.cu = !{!3}
                !0 = !{i32 2, !"Debug Info Version", i32 3}
                !3 = distinct !DICompileUnit(language: DW_LANG_C99, file: !4, emissionKind: LineTablesOnly)
                !4 = !DIFile(filename: "test/Lines.java", directory: "")
                !5 = distinct !DISubprogram(name: "test.Lines.f", scope: !4, file: !4, line: 1, type: !6,
                     spFlags: DISPFlagDefinition, unit: !3)
                !6 = !DISubroutineType(types: !{})
                !7 = !DILocation(line: 17, scope: !5)
                !8 = !DILocation(line: 18, scope: !5)
                """);
        String line = text.lines().filter(l -> l.contains(POLL)).findFirst().orElseThrow();
        String node = line.substring(line.lastIndexOf('!'));
        assertTrue(text.contains(node + " = !DILocation(line: 18"), text);
    }
}
