package mellos.compiler.stops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import mellos.compiler.link.LinkLayout;
import mellos.compiler.link.Linker;
import mellos.compiler.llvm.AssemblyModule;
import mellos.compiler.llvm.CodeGeneration;
import mellos.compiler.llvm.Ir;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.llvm.ObjectCache;
import mellos.compiler.llvm.Profile;
import mellos.compiler.llvm.ProgressListener;
import mellos.compiler.llvm.TargetOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Linux process whose poll word is set, with the runtime's own stub and a runtime that destroys registers. */
class PollRunTest {
    private static final int WRONG = 255;

    /** Maven runs tests in the module's folder, the command in any. */
    private static final Path STUB =
            Path.of(System.getProperty("mellos.root", "..")).resolve("runtime/src/main/asm/poll.S");

    /** Counts; what C lets it destroy, it does. */
    private static final String RUNTIME = """
            @count = internal global i64 0
            define void @mellos_polled() noredzone {
              %n = load i64, ptr @count
              %m = add i64 %n, 1
              store i64 %m, ptr @count
              call void asm sideeffect "xorl %eax, %eax; xorl %ecx, %ecx; xorl %edx, %edx; xorl %esi, %esi
                xorl %edi, %edi; xorl %r8d, %r8d; xorl %r9d, %r9d; xorl %r10d, %r10d; xorl %r11d, %r11d
                xorps %xmm0, %xmm0; xorps %xmm1, %xmm1; xorps %xmm2, %xmm2; xorps %xmm7, %xmm7; xorps %xmm15, %xmm15",
                "~{rax},~{rcx},~{rdx},~{rsi},~{rdi},~{r8},~{r9},~{r10},~{r11},~{xmm0},~{xmm1},~{xmm2},~{xmm7},~{xmm15}"()
              ret void
            }
            @block = internal global [3 x i64] [i64 0, i64 0, i64 1]
            define void @_start() noredzone {
              call void asm sideeffect "syscall", "{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(
                i64 158, i64 4097, ptr @block)
              %right = call i1 @test()
              %n = load i64, ptr @count
              %status = select i1 %right, i64 %n, i64 WRONG
              call void asm sideeffect "syscall", "{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 60, i64 %status)
              unreachable
            }
            """.replace("WRONG", Integer.toString(WRONG));

    @TempDir
    private Path folder;

    private int polls(Profile profile, String test) throws Exception {
        IrModule stub = AssemblyModule.of("poll.S", Files.readString(STUB), new TreeMap<>());
        List<Path> objects = CodeGeneration.compile(
                List.of(Ir.module("test.Polls", RUNTIME + test), stub),
                profile,
                TargetOptions.HOSTED,
                ObjectCache.in(folder.resolve("objects")),
                ProgressListener.NONE);
        Path image = Linker.link(objects, LinkLayout.HOSTED, folder.resolve("test.elf"));
        return new ProcessBuilder(image.toString()).start().waitFor();
    }

    @Test
    void aCountedLoopIsAskedEachThousandthTurn() throws Exception {
        String sum = """
                @cell = internal global i64 3
                @half = internal global double 0.5
                define i1 @test() noinline "mellos-polls" noredzone {
                entry:
                  br label %loop
                loop:
                  %i = phi i64 [ 0, %entry ], [ %i1, %loop ]
                  %s = phi i64 [ 0, %entry ], [ %s1, %loop ]
                  %d = phi double [ 0.0, %entry ], [ %d1, %loop ]
                  %v = load volatile i64, ptr @cell
                  %h = load volatile double, ptr @half
                  %s1 = add i64 %s, %v
                  %d1 = fadd double %d, %h
                  %i1 = add i64 %i, 1
                  %end = icmp eq i64 %i1, 5000
                  br i1 %end, label %done, label %loop
                done:
                  %right = icmp eq i64 %s1, 15000
                  %rightToo = fcmp oeq double %d1, 2500.0
                  %both = and i1 %right, %rightToo
                  ret i1 %both
                }
                """;
        assertEquals(4, polls(Profile.DEVELOPMENT, sum));
        assertEquals(
                4,
                polls(
                        Profile.RELEASE,
                        sum.replace("loop\ndone", "loop, !llvm.loop !0\ndone")
                                + "!0 = distinct !{!0, !{!\"llvm.loop.unroll.disable\"}}"));
    }

    /**
     * For each number the loop has that many turns, up and down, in steps of 3, and polls behind each 1,024 but the
     * last.
     */
    @Test
    void aLimitChangesNoNumberOfTurns() throws Exception {
        String turns = """
                @numbers = internal constant [8 x i64] [i64 1, i64 2, i64 1023, i64 1024, i64 1025, i64 2048, i64 2049, i64 5000]
                define internal i64 @turns(i64 %from, i64 %to) noinline "mellos-polls" noredzone {
                entry:
                  br label %loop
                loop:
                  %i = phi i64 [ %from, %entry ], [ %i1, %loop ]
                  %t = phi i64 [ 0, %entry ], [ %t1, %loop ]
                  %x = load volatile i64, ptr @numbers
                  %t1 = add i64 %t, %x
                  %i1 = add i64 %i, STEP
                  %end = icmp eq i64 %i1, %to
                  br i1 %end, label %done, label %loop
                done:
                  ret i64 %t1
                }
                define i1 @test() noinline noredzone {
                entry:
                  br label %loop
                loop:
                  %k = phi i64 [ 0, %entry ], [ %k1, %loop ]
                  %right = phi i1 [ true, %entry ], [ %right1, %loop ]
                  %p = getelementptr i64, ptr @numbers, i64 %k
                  %n = load i64, ptr %p
                  %way = mul i64 %n, STEP
                  %from = sub i64 77, %k
                  %to = add i64 %from, %way
                  %t = call i64 @turns(i64 %from, i64 %to)
                  %same = icmp eq i64 %t, %n
                  %right1 = and i1 %right, %same
                  %k1 = add i64 %k, 1
                  %end = icmp eq i64 %k1, 8
                  br i1 %end, label %done, label %loop
                done:
                  ret i1 %right1
                }
                """;
        for (String end : List.of("3 eq", "-3 eq", "3 sge", "3 uge", "-3 sle", "-3 ule")) {
            String[] words = end.split(" ");
            String test = turns.replace("STEP", words[0])
                    .replace("icmp eq i64 %i1, %to", "icmp " + words[1] + " i64 %i1, %to");
            boolean isSigned = words[1].startsWith("s");
            String base = isSigned ? "77" : "50000"; // nothing wraps
            assertEquals(8, polls(Profile.DEVELOPMENT, test.replace("sub i64 77", "sub i64 " + base)), end);
        }
    }

    /** Three to the power of 5,000, which no counter tells. */
    @Test
    void turnsAreCountedWhereNothingElseCountsThem() throws Exception {
        String power = """
                @cell = internal global i64 3
                define i1 @test() noinline "mellos-polls" noredzone {
                entry:
                  br label %loop
                loop:
                  %x = phi i64 [ 1, %entry ], [ %x1, %loop ]
                  %y = load volatile i64, ptr @cell
                  %x1 = mul i64 %x, %y
                  %end = icmp eq i64 %x1, RESULT
                  br i1 %end, label %done, label %loop
                done:
                  ret i1 true
                }
                """;
        long result = BigInteger.valueOf(3).pow(5000).longValue();
        for (Profile profile : Profile.values()) {
            assertEquals(4, polls(profile, power.replace("RESULT", Long.toString(result))), profile.toString());
        }
    }

    @Test
    void recursionIsAskedAtEachCall() throws Exception {
        String tree = """
                define internal i64 @leaves(i64 %depth) noinline "mellos-polls" noredzone {
                  %bottom = icmp eq i64 %depth, 0
                  br i1 %bottom, label %leaf, label %inner
                leaf:
                  ret i64 1
                inner:
                  %below = sub i64 %depth, 1
                  %one = call i64 @leaves(i64 %below)
                  %other = call i64 @leaves(i64 %below)
                  %sum = add i64 %one, %other
                  ret i64 %sum
                }
                define i1 @test() noinline noredzone {
                  %n = call i64 @leaves(i64 5)
                  %right = icmp eq i64 %n, 32
                  ret i1 %right
                }
                """;
        assertEquals(31, polls(Profile.DEVELOPMENT, tree));
    }
}
