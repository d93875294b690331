package mellos.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which functions check their stack, and that the callers of those keep their landing pads. */
class StackChecksTest {
    private static final String CHECK = new String(
            new byte[] {(byte) 0x84, (byte) 0x84, 0x24, 0, (byte) 0xc0, -1, -1}, StandardCharsets.ISO_8859_1);
    private static final String MARKED = " uwtable \"" + FunctionMarks.FAULTS_THROW + "\" ";
    private static final String DECLARATIONS = """
            declare void @other()
            declare void @fail() noreturn
            declare i32 @mellos_personality(...)
            """;

    @TempDir
    private Path folder;

    private String object(String body) throws IOException {
        Path object = CodeGeneration.compile(
                        List.of(Ir.module("test.Checks", DECLARATIONS + body)),
                        Profile.RELEASE,
                        TargetOptions.HOSTED,
                        ObjectCache.in(folder),
                        ProgressListener.NONE)
                .getFirst();
        return Files.readString(object, StandardCharsets.ISO_8859_1);
    }

    private int checks(String body) throws IOException {
        return object(body).split(Pattern.quote(CHECK), -1).length - 1;
    }

    @Test
    void aFunctionThatCallsAnotherChecksOnce() throws IOException {
        assertEquals(1, checks("define void @f()" + MARKED + "{ call void @other() call void @other() ret void }"));
    }

    @Test
    void othersDoNot() throws IOException {
        assertEquals(0, checks("define i32 @f(i32 %a)" + MARKED + "{ ret i32 %a }"), "it calls nothing");
        assertEquals(0, checks("define void @f() uwtable { call void @other() ret void }"), "it may not throw");
        assertEquals(
                0,
                checks("define void @f()" + MARKED + "{ call void @fail() noreturn unreachable }"),
                "it only throws");
    }

    @Test
    void whatBecamePartOfAnotherIsNotCheckedAgain() throws IOException {
        assertEquals(
                1,
                checks("define internal void @g()" + MARKED + "{ call void @other() ret void }\n" + "define void @f()"
                        + MARKED + "{ call void @g() call void @g() ret void }"));
    }

    /** Nothing in the recursion throws by itself. */
    @Test
    void callersKeepTheirLandingPads() throws IOException {
        String object = object("define i32 @down(i32 %n)" + MARKED + """
                noinline { %m = add i32 %n, 1
                  %r = call i32 @down(i32 %m)
                  %s = add i32 %r, 1
                  ret i32 %s }
                define i32 @catches() uwtable personality ptr @mellos_personality {
                  %r = invoke i32 @down(i32 0) to label %good unwind label %bad
                good:
                  ret i32 %r
                bad:
                  %e = landingpad { ptr, i32 } cleanup
                  ret i32 7 }
                """);
        assertTrue(object.contains(".gcc_except_table"));
    }
}
