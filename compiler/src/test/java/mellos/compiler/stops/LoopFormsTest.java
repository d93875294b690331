package mellos.compiler.stops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import mellos.compiler.llvm.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loops over arrays as the optimiser gets them once it can prove their checks away: addresses {@code inbounds}, numbers
 * that do not wrap. Each calls something in its body, where the world may be stopped.
 */
class LoopFormsTest {
    private static final String RELEASE = Profile.RELEASE.pipeline();

    /** {@code for (i = first; i < n; i++) { call(); s += a[INDEX]; }}, the index made of i, k and w. */
    private static String loop(String index) {
        return """
                declare void @call()
                define i32 @sum(ptr %a, i32 %first, i32 %n, i32 %k, i32 %w) {
                entry:
                  %e = getelementptr inbounds i8, ptr %a, i64 16
                  %enter = icmp slt i32 %first, %n
                  br i1 %enter, label %loop, label %end
                loop:
                  %i = phi i32 [ %first, %entry ], [ %i1, %next ]
                  %s = phi i32 [ 0, %entry ], [ %s1, %next ]
                  call void @call()
                  %fits = icmp sge i32 %i, %w
                  br i1 %fits, label %take, label %next
                take:
                  INDEX
                  %x = sext i32 %j to i64
                  %p = getelementptr inbounds i32, ptr %e, i64 %x
                  %v = load i32, ptr %p
                  %t = add i32 %s, %v
                  br label %next
                next:
                  %s1 = phi i32 [ %s, %loop ], [ %t, %take ]
                  %i1 = add nsw i32 %i, 1
                  %again = icmp slt i32 %i1, %n
                  br i1 %again, label %loop, label %end
                end:
                  %r = phi i32 [ 0, %entry ], [ %s1, %next ]
                  ret i32 %r
                }
                """.replace("INDEX", index);
    }

    private static void isLostWithoutTheWalk(String text, String pipeline) {
        try (OptimisedModule module = new OptimisedModule(text, pipeline)) {
            assertFalse(module.losses().isEmpty(), module::text);
            assertEquals("", String.join("\n", module.keep()), module::text);
            assertEquals("", String.join("\n", module.losses()), module::text);
        }
    }

    /** A running pointer that begins w elements before the array. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%j = sub nsw i32 %i, %w", // knapsack
                "%m = mul nsw i32 %i, %k\n  %j = add nsw i32 %m, %w", // column of a matrix
                "%j = sub nsw i32 %k, %i", // downward
            })
    void strengthReductionLosesTheBase(String index) {
        isLostWithoutTheWalk(loop(index), RELEASE);
    }

    /** {@code a + 4x} goes before the loop, whatever x is: no strength reduction has a part in it. */
    @ParameterizedTest
    @ValueSource(strings = {"default<O2>"})
    void hoistedAddressesLoseTheBase(String pipeline) {
        isLostWithoutTheWalk("""
                declare void @call()
                define i32 @column(ptr %a, i32 %x, i32 %w, i32 %n) {
                entry:
                  br label %loop
                loop:
                  %y = phi i32 [ 1, %entry ], [ %y1, %loop ]
                  %s = phi i32 [ 0, %entry ], [ %s1, %loop ]
                  call void @call()
                  %m = mul nsw i32 %y, %w
                  %j = add nsw i32 %m, %x
                  %i = sext i32 %j to i64
                  %e = getelementptr inbounds i8, ptr %a, i64 16
                  %p = getelementptr inbounds i32, ptr %e, i64 %i
                  %v = load i32, ptr %p
                  %s1 = add i32 %s, %v
                  %y1 = add nsw i32 %y, 1
                  %again = icmp slt i32 %y1, %n
                  br i1 %again, label %loop, label %end
                end:
                  ret i32 %s1
                }
                """, pipeline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default<O2>,function(loop(loop-reduce))"})
    void threeArraysLoseTheirBases(String pipeline) {
        isLostWithoutTheWalk("""
                declare void @call()
                define void @convolution(ptr %a, ptr %b, ptr %c, i64 %k, i64 %n) {
                entry:
                  br label %loop
                loop:
                  %i = phi i64 [ %k, %entry ], [ %i1, %loop ]
                  %d = sub nsw i64 %i, %k
                  %a0 = getelementptr inbounds i8, ptr %a, i64 16
                  %b0 = getelementptr inbounds i8, ptr %b, i64 16
                  %c0 = getelementptr inbounds i8, ptr %c, i64 16
                  %pa = getelementptr inbounds i32, ptr %a0, i64 %i
                  %pb = getelementptr inbounds i32, ptr %b0, i64 %d
                  %pc = getelementptr inbounds i32, ptr %c0, i64 %i
                  %va = load i32, ptr %pa
                  %vb = load i32, ptr %pb
                  %vc = load i32, ptr %pc
                  %m = mul i32 %va, %vb
                  %t = add i32 %vc, %m
                  store i32 %t, ptr %pc
                  call void @call()
                  %i1 = add nsw i64 %i, 1
                  %again = icmp slt i64 %i1, %n
                  br i1 %again, label %loop, label %end
                end:
                  ret void
                }
                """, pipeline);
    }
}
