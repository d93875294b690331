package mellos.compiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.lower.BytecodeLowering;
import mellos.compiler.model.BuildTimeHeap;
import mellos.compiler.model.Program;
import mellos.compiler.reach.Reach;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import mellos.compiler.world.Compiled;
import mellos.elf.ElfFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizesTest {
    @TempDir
    private Path folder;

    private Program program() throws Exception {
        Compiled.into(
                folder,
                Map.of(
                        "p.Main", """
                        package p;
                        public class Main {
                            static int count;
                            static class Inner { static int twice(int x) { return 2 * x; } }
                            static int run() { count = new Inner[Inner.twice(3)].length; return q.Other.value(); }
                        }
                        """,
                        "q.Other", "package q; public class Other { public static int value() { return 1; } }"));
        ClosedWorld world =
                ClosedWorld.of(ClassPath.of(List.of(), List.of(folder)), new BytecodeLowering(Optional.empty()));
        return Reach.analyze(world, List.of(world.resolveMethod("p/Main", "run", "()I")), BuildTimeHeap.NONE);
    }

    private static ElfFile.Symbol symbol(String name, int type, long size) {
        return new ElfFile.Symbol(name, type, 0, size, 1);
    }

    @Test
    void countsEverySymbolOnceForItsOutermostClassAndPackage() throws Exception {
        Sizes sizes = Sizes.of(
                List.of(
                        symbol("p.Main.run()I", ElfFile.STT_FUNC, 40),
                        symbol("p.Main$Inner.twice(I)I", ElfFile.STT_FUNC, 8),
                        symbol("sf$p.Main.count", ElfFile.STT_OBJECT, 4),
                        symbol("q.Other.value()I", ElfFile.STT_FUNC, 5),
                        symbol("cr$[Lp.Main$Inner;", ElfFile.STT_OBJECT, 48),
                        symbol("cr$[B", ElfFile.STT_OBJECT, 32),
                        symbol("str$0123", ElfFile.STT_OBJECT, 1000),
                        symbol("chr$0123", ElfFile.STT_OBJECT, 24),
                        symbol("boot_entry", ElfFile.STT_FUNC, 3),
                        symbol("p", ElfFile.STT_FILE, 99)),
                SymbolOwners.of(program()));
        assertEquals("""
                packages (bytes of code, bytes of data, functions)
                           0         1,024          0  (strings)
                          48            52          2  p
                           0            32          0  (primitive types)
                           5             0          1  q
                           3             0          1  (assembly and the rest)
                """, sizes.byPackage());
        assertEquals("""
                classes, each with those nested in it and lambdas (bytes of code, bytes of data, functions)
                           0         1,024          0  (strings)
                          48            52          2  p.Main
                           0            32          0  (primitive types)
                           5             0          1  q.Other
                           3             0          1  (assembly and the rest)
                """, sizes.byClass());
    }
}
