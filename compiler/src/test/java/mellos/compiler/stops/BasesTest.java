package mellos.compiler.stops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the walk puts in, and what it leaves alone. */
class BasesTest {
    private static final String USE = "call void asm sideeffect \"\", \"r\"(ptr ";

    private static final String HEAD = """
            declare void @call()
            declare i32 @other(ptr)
            declare void @mellos_personality()
            declare void @llvm.assume(i1)
            """;

    /** A function's text after the walk, which has to prove it. */
    private static String kept(String function) {
        try (OptimisedModule module = new OptimisedModule(HEAD + function, "")) {
            assertNotEquals(0, module.losses().size(), "nothing to do");
            assertEquals("", String.join("\n", module.keep()), module::text);
            return module.text();
        }
    }

    private static void isLeftAlone(String function) {
        try (OptimisedModule module = new OptimisedModule(HEAD + function, "")) {
            String before = module.text();
            assertEquals("", String.join("\n", module.losses()));
            assertEquals("", String.join("\n", module.keep()));
            assertEquals(before, module.text());
        }
    }

    private static void contains(String text, String lines) {
        assertTrue(text.contains(lines), text);
    }

    @Test
    void theBaseIsUsedAtTheEndOfEveryBlockThatUsesTheAddress() {
        String text = kept("""
                define i32 @f(ptr %a, i64 %i, i64 %j, i1 %c) {
                  %p = getelementptr i8, ptr %a, i64 %i
                  call void @call()
                  br i1 %c, label %one, label %other
                one:
                  %q = getelementptr i8, ptr %p, i64 %j
                  %v = load i32, ptr %q
                  br label %end
                other:
                  br label %end
                end:
                  %r = phi i32 [ %v, %one ], [ 0, %other ]
                  ret i32 %r
                }
                """);
        contains(text, "  " + USE + "%a)\n  br label %end\n\nother:");
        assertEquals(2, text.split(java.util.regex.Pattern.quote(USE)).length, text);
    }

    /** On the exit's edge, where the running pointer dies, there is no block: the latch uses it. */
    @Test
    void aRunningPointersBaseIsUsedInEveryTurn() {
        String text = kept("""
                define void @f(ptr %a, i64 %n) {
                entry:
                  %p = getelementptr i8, ptr %a, i64 -400
                  br label %loop
                loop:
                  %q = phi ptr [ %p, %entry ], [ %q1, %loop ]
                  %i = phi i64 [ 0, %entry ], [ %i1, %loop ]
                  call void @call()
                  store i32 0, ptr %q
                  %q1 = getelementptr i8, ptr %q, i64 4
                  %i1 = add i64 %i, 1
                  %c = icmp ult i64 %i1, %n
                  br i1 %c, label %loop, label %end
                end:
                  ret void
                }
                """);
        contains(text, "  " + USE + "%a)\n  br i1 %c, label %loop, label %end");
    }

    @Test
    void twoObjectsInOnePhiNeedAPhiOfTheirReferences() {
        String text = kept("""
                define i32 @f(ptr %a, ptr %b, i64 %i, i64 %j, i1 %c) {
                entry:
                  br i1 %c, label %one, label %other
                one:
                  %p = getelementptr i8, ptr %a, i64 %i
                  br label %both
                other:
                  %q = getelementptr i8, ptr %b, i64 %i
                  br label %both
                both:
                  %r = phi ptr [ %p, %one ], [ %q, %other ]
                  call void @call()
                  %s = getelementptr i8, ptr %r, i64 %j
                  %v = load i32, ptr %s
                  ret i32 %v
                }
                """);
        contains(text, "%base = phi ptr [ %a, %one ], [ %b, %other ]");
        contains(text, USE + "%base)\n  ret i32 %v");
    }

    @Test
    void aPhiOfReferencesFollowsARunningPointerFromObjectToObject() {
        String text = kept("""
                define void @f(ptr %a, i64 %x, i64 %n) {
                entry:
                  %p = getelementptr i8, ptr %a, i64 %x
                  br label %loop
                loop:
                  %q = phi ptr [ %p, %entry ], [ %q1, %next ]
                  call void @call()
                  store i32 0, ptr %q
                  %c = icmp eq ptr %q, null
                  br i1 %c, label %step, label %jump
                step:
                  %near = getelementptr i8, ptr %q, i64 4
                  br label %next
                jump:
                  %b = load ptr, ptr @variable
                  %far = getelementptr i8, ptr %b, i64 %x
                  br label %next
                next:
                  %q1 = phi ptr [ %near, %step ], [ %far, %jump ]
                  br label %loop
                }
                @variable = external global ptr
                """);
        contains(text, " = phi ptr [ %a, %entry ], [ %base1, %next ]");
        contains(text, "%base1 = phi ptr [ %base, %step ], [ %b, %jump ]");
    }

    @Test
    void twoObjectsInOneSelectNeedASelectOfTheirReferences() {
        String text = kept("""
                define i32 @f(ptr %a, ptr %b, i64 %i, i64 %j, i1 %c) {
                  %p = getelementptr i8, ptr %a, i64 %i
                  %q = getelementptr i8, ptr %b, i64 %i
                  %r = select i1 %c, ptr %p, ptr %q
                  call void @call()
                  %s = getelementptr i8, ptr %r, i64 %j
                  %v = load i32, ptr %s
                  ret i32 %v
                }
                """);
        contains(text, "%base = select i1 %c, ptr %a, ptr %b");
    }

    @Test
    void whereThereIsNoObjectTheBaseIsNull() {
        String text = kept("""
                @variable = external global i8
                define i32 @f(ptr %a, i64 %i, i64 %j, i1 %c) {
                entry:
                  %p = getelementptr i8, ptr %a, i64 %i
                  br i1 %c, label %one, label %both
                one:
                  br label %both
                both:
                  %r = phi ptr [ @variable, %one ], [ %p, %entry ]
                  call void @call()
                  %s = getelementptr i8, ptr %r, i64 %j
                  %v = load i32, ptr %s
                  ret i32 %v
                }
                """);
        contains(text, "%base = phi ptr [ null, %one ], [ %a, %entry ]");
    }

    @Test
    void addressesThatPassAsNumbersAreFollowed() {
        String text = kept("""
                define i32 @f(ptr %a, i64 %i) {
                  %n = ptrtoint ptr %a to i64
                  %m = add i64 %n, %i
                  call void @call()
                  %p = inttoptr i64 %m to ptr
                  %v = load i32, ptr %p
                  ret i32 %v
                }
                """);
        contains(text, USE + "%a)\n  ret i32 %v");
    }

    /** The call ends the block, so that a use at its end would come before the call. */
    @Test
    void anEdgeOutOfACallHasItsUseBehindIt() {
        String text = kept("""
                define void @f(ptr %a, i64 %n) personality ptr @mellos_personality {
                entry:
                  %p = getelementptr i8, ptr %a, i64 -400
                  br label %loop
                loop:
                  %q = phi ptr [ %p, %entry ], [ %q1, %loop ]
                  store i32 0, ptr %q
                  %q1 = getelementptr i8, ptr %q, i64 4
                  invoke void @call() to label %loop unwind label %pad
                pad:
                  %e = landingpad { ptr, i32 } cleanup
                  ret void
                }
                """);
        contains(text, " = phi ptr [ null, %entry ], [ %a, %loop ]");
        contains(text, USE + "%base)\n  store i32 0, ptr %q");
    }

    @Test
    void referencesOverAnUnwindEdgeAreKeptBehindTheLandingPad() {
        String text = kept("""
                define i32 @f(ptr %a, i64 %n, i64 %j) personality ptr @mellos_personality {
                entry:
                  %p = getelementptr i8, ptr %a, i64 %n
                  invoke void @call() to label %more unwind label %pad
                more:
                  %o = getelementptr i8, ptr %p, i64 %n
                  invoke void @call() to label %end unwind label %pad
                pad:
                  %q = phi ptr [ %p, %entry ], [ %o, %more ]
                  %e = landingpad { ptr, i32 } cleanup
                  %s = getelementptr i8, ptr %q, i64 %j
                  %v = load i32, ptr %s
                  ret i32 %v
                end:
                  ret i32 0
                }
                """);
        contains(text, "%e = landingpad { ptr, i32 }\n          cleanup\n  " + USE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a field: if it is read, it is inside the object
                "%p = getelementptr i8, ptr %a, i64 48\n call void @call()\n %v = load i32, ptr %p\n ret i32 %v",
                "%p = getelementptr i8, ptr %a, i64 %i\n call void @call()\n %v = load i32, ptr %p\n ret i32 %v",
                // inside the smallest object
                "%p = getelementptr i8, ptr %a, i64 12\n call void @call()\n %q = getelementptr i8, ptr %p, i64 %i\n"
                        + " %v = load i32, ptr %q\n ret i32 %v",
                // the base is used later
                "%p = getelementptr i8, ptr %a, i64 %i\n call void @call()\n %q = getelementptr i8, ptr %p, i64 %i\n"
                        + " %v = load i32, ptr %q\n %w = load i32, ptr %a\n %x = add i32 %v, %w\n ret i32 %x",
                // no stop between
                "call void @call()\n %p = getelementptr i8, ptr %a, i64 %i\n %q = getelementptr i8, ptr %p, i64 %i\n"
                        + " %v = load i32, ptr %q\n ret i32 %v",
                "%p = getelementptr i8, ptr %a, i64 %i\n call void @llvm.assume(i1 true)\n"
                        + " %q = getelementptr i8, ptr %p, i64 %i\n %v = load i32, ptr %q\n ret i32 %v",
                // a frame's own memory
                "%f = alloca [8 x i32]\n %p = getelementptr i8, ptr %f, i64 %i\n call void @call()\n"
                        + " %q = getelementptr i8, ptr %p, i64 %i\n %v = load i32, ptr %q\n ret i32 %v",
                // an identity hash
                "%n = ptrtoint ptr %a to i64\n %h = lshr i64 %n, 4\n %m = and i64 %n, 1023\n call void @call()\n"
                        + " %s = add i64 %h, %m\n %t = trunc i64 %s to i32\n ret i32 %t",
                // a distance within one object
                "%n = ptrtoint ptr %a to i64\n %p = getelementptr i8, ptr %a, i64 %i\n %m = ptrtoint ptr %p to i64\n"
                        + " %d = sub i64 %m, %n\n call void @call()\n %t = trunc i64 %d to i32\n ret i32 %t",
            })
    void whatNeedsNothingGetsNothing(String body) {
        isLeftAlone("define i32 @f(ptr %a, i64 %i) {\n " + body + "\n}\n");
    }

    /** Where an object of no fields or an empty array ends, another one may begin. */
    @Test
    void theEndOfTheSmallestObjectDoesNotHoldIt() {
        String text = kept("""
                define i32 @f(ptr %a, i64 %i) {
                  %p = getelementptr i8, ptr %a, i64 16
                  call void @call()
                  %q = getelementptr i8, ptr %p, i64 %i
                  %v = load i32, ptr %q
                  ret i32 %v
                }
                """);
        contains(text, USE + "%a)\n  ret i32 %v");
    }

    /** A check between may be what keeps the address in bounds: it says nothing where the address is not used. */
    @Test
    void aNegativeFieldOffsetIsNotTakenForAField() {
        String text = kept("""
                define i32 @f(ptr %a, i64 %i) {
                  %p = getelementptr i8, ptr %a, i64 -8
                  call void @call()
                  %q = getelementptr i8, ptr %p, i64 48
                  %v = load i32, ptr %q
                  ret i32 %v
                }
                """);
        contains(text, USE + "%a)");
    }

    @Test
    void aSecondWalkFindsNothingToDo() {
        String text = kept("""
                define i32 @f(ptr %a, i64 %i, i64 %j) {
                  %p = getelementptr i8, ptr %a, i64 %i
                  call void @call()
                  %q = getelementptr i8, ptr %p, i64 %j
                  %v = load i32, ptr %q
                  ret i32 %v
                }
                """);
        isLeftAlone(text.substring(text.indexOf("define i32 @f")));
    }
}
