package mellos.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import mellos.compiler.model.BuildError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A build ends, naming the method and its line, where code would lose a reference that no walk can keep. */
class LostBaseTest {
    /** The address is made of two references, as raw code may write; neither is its base. */
    private static final String CODE = """
            declare void @call()
            define i32 @"test.Loses.between([I[I)I"(ptr %a, ptr %b, i64 %i) !dbg !5 {
              %x = ptrtoint ptr %a to i64
              %y = ptrtoint ptr %b to i64
              %z = sub i64 %x, %y
              %d = mul i64 %z, %i
              %p = getelementptr i8, ptr %a, i64 %d, !dbg !7
              call void @call(), !dbg !8
              %v = load volatile i32, ptr %p, !dbg !9
              %q = getelementptr i8, ptr %p, i64 %i
              call void @use(ptr %q), !dbg !9
              ret i32 %v
            }
            declare void @use(ptr)
            !llvm.module.flags = !{!0}
            !llvm.dbg.cu = !{!3}
            !0 = !{i32 2, !"Debug Info Version", i32 3}
            !3 = distinct !DICompileUnit(language: DW_LANG_C99, file: !4, emissionKind: LineTablesOnly)
            !4 = !DIFile(filename: "test/Loses.java", directory: "")
            !5 = distinct !DISubprogram(name: "test.Loses.between", scope: !4, file: !4, line: 1, type: !6,
                 spFlags: DISPFlagDefinition, unit: !3)
            !6 = !DISubroutineType(types: !{})
            !7 = !DILocation(line: 17, scope: !5)
            !8 = !DILocation(line: 18, scope: !5)
            !9 = !DILocation(line: 19, scope: !5)
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theBuildNamesClassMethodAndLine(Profile profile) {
        BuildError refused = assertThrows(BuildError.class, () -> compile(profile, CODE));
        String message = refused.getMessage();
        assertTrue(message.contains("a reference may be lost"), message);
        assertTrue(message.contains("test.Loses.between([I[I)I (test/Loses.java:18)"), message);
        assertTrue(message.contains("%p = getelementptr"), message);
    }

    /** The same method is built where it asks to lose what it loses. */
    @Test
    void whatIsMadeToLoseReferencesIsBuilt() {
        List<Path> objects = compile(Profile.RELEASE, CODE.replace(" !dbg !5 {", " \"mellos-bases-unkept\" !dbg !5 {"));
        assertTrue(objects.getFirst().toFile().length() > 0);
    }

    /** One reference less, and there is a base to keep. */
    @Test
    void whatHasOneBaseIsBuilt() {
        List<Path> objects =
                compile(Profile.RELEASE, CODE.replace("%y = ptrtoint ptr %b to i64", "%y = add i64 %i, 7"));
        assertTrue(objects.getFirst().toFile().length() > 0);
    }

    private List<Path> compile(Profile profile, String code) {
        return CodeGeneration.compile(
                List.of(Ir.module("test.Loses", code)),
                profile,
                TargetOptions.HOSTED,
                ObjectCache.in(folder),
                ProgressListener.NONE);
    }
}
