package mellos.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mellos.compiler.model.BuildError;
import mellos.elf.ElfFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeGenerationTest {
    private static final IrModule GOOD = Ir.module("test.Good", "define i32 @good() { ret i32 1 }");

    @TempDir
    private Path folder;

    /** Stands in for the worker and never answers. */
    static final class SilentWorker {
        public static void main(String[] args) throws Exception {
            Thread.sleep(600_000);
        }
    }

    /** Stands in for the worker and ends as LLVM does when it crashes: without an answer. */
    static final class DyingWorker {
        public static void main(String[] args) {
            System.err.println("LLVM ERROR: made up by the test");
            Runtime.getRuntime().halt(77);
        }
    }

    @Test
    void objectsComeInTheOrderOfTheModules() throws Exception {
        var modules = IntStream.range(0, 6)
                .mapToObj(i -> Ir.module(
                        "test.M" + i, "@constant = constant [%d x i8] zeroinitializer".formatted(8 + 32 * (i % 3) + i)))
                .toList();
        var objects = compile(modules);
        for (int i = 0; i < modules.size(); i++) {
            var symbol = ElfFile.map(objects.get(i)).symbols().stream()
                    .filter(s -> s.name().equals("constant"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(8 + 32 * (i % 3) + i, symbol.size());
        }
    }

    @Test
    void everythingCachedStartsNoWorker() {
        var first = compile(List.of(GOOD));
        var cached = new ArrayList<String>();
        var listener = new ProgressListener() {
            @Override
            public void cached(String module) {
                cached.add(module);
            }
        };
        try (var generation = open(listener, DyingWorker.class)) {
            generation.submit(GOOD);
            assertEquals(first, generation.finish());
        }
        assertEquals(List.of("test.Good"), cached);
    }

    @Test
    void theKeyCoversTextPipelineAndTarget() {
        var kernel = compile(List.of(GOOD));
        assertNotEquals(
                kernel,
                CodeGeneration.compile(
                        List.of(GOOD), Profile.RELEASE, TargetOptions.KERNEL, cache(), ProgressListener.NONE));
        assertNotEquals(
                kernel,
                CodeGeneration.compile(
                        List.of(GOOD), Profile.DEVELOPMENT, TargetOptions.HOSTED, cache(), ProgressListener.NONE));
        assertNotEquals(kernel, compile(List.of(Ir.module("test.Good", "define i32 @good() { ret i32 2 }"))));
    }

    /** A package that comes to shape objects has to be counted, too. */
    @Test
    void theKeyCoversAllCodeThatTheWorkerRuns() throws Exception {
        var todo = new ArrayDeque<>(List.of("mellos/compiler/llvm/Worker"));
        var seen = new HashSet<>(todo);
        while (!todo.isEmpty()) {
            try (var file = Worker.class.getResourceAsStream('/' + todo.poll() + ".class")) {
                for (var entry : ClassFile.of().parse(file.readAllBytes()).constantPool()) {
                    if (entry instanceof ClassEntry type
                            && type.asInternalName().startsWith("mellos/")
                            && seen.add(type.asInternalName())) {
                        todo.add(type.asInternalName());
                    }
                }
            }
        }
        seen.removeIf(CodeGeneration::shapesObjects);
        seen.removeIf(name -> name.startsWith("mellos/magic/abi/")); // numbers, which are compiled in
        assertEquals(Set.of(), seen);
        assertTrue(CodeGeneration.shapesObjects("mellos/compiler/llvm/Compilation.class"));
    }

    @Test
    void badTextNamesModuleAndLine() {
        var bad = Ir.module("test.Bad", "define i32 @bad() {\n  ret i33 %nothing\n}");
        var e = assertThrows(BuildError.class, () -> compile(List.of(GOOD, bad)));
        assertEquals(1, failures(e));
        assertTrue(e.getMessage().contains("module test.Bad: LLVM refuses it"), e.getMessage());
        assertTrue(e.getMessage().contains("4:"), e.getMessage());
        assertTrue(e.getMessage().contains("ret i33 %nothing"), e.getMessage());
    }

    @Test
    void theVerifierNamesModuleAndInstruction() {
        var bad = Ir.module("test.Undominated", """
                define i32 @undominated(i1 %c) {
                  br i1 %c, label %a, label %b
                a:
                  %x = add i32 1, 2
                  br label %b
                b:
                  ret i32 %x
                }
                """);
        var e = assertThrows(BuildError.class, () -> compile(List.of(bad)));
        assertTrue(e.getMessage().contains("module test.Undominated"), e.getMessage());
        assertTrue(e.getMessage().contains("ret i32 %x"), e.getMessage());
    }

    /** An address made of two references has no single base that could be kept. */
    @Test
    void aReferenceThatCannotBeProvenToLiveIsRefusedWithItsLine() {
        var bad = Ir.module("test.Lost", """
                declare void @call()
                define i32 @lost(ptr %a, ptr %b, i64 %i) !dbg !5 {
                  %x = ptrtoint ptr %a to i64
                  %y = ptrtoint ptr %b to i64
                  %both = sub i64 %x, %y
                  %far = getelementptr i8, ptr null, i64 %both
                  call void @call(), !dbg !7
                  %p = getelementptr i8, ptr %far, i64 %i
                  %v = load i32, ptr %p
                  ret i32 %v
                }
                !llvm.module.flags = !{!0}
                !llvm.dbg.cu = !{!3}
                !0 = !{i32 2, !"Debug Info Version", i32 3}
                !3 = distinct !DICompileUnit(language: DW_LANG_C99, file: !4, emissionKind: LineTablesOnly)
                !4 = !DIFile(filename: "test/Lost.java", directory: "")
                !5 = distinct !DISubprogram(name: "test.Lost.lost", scope: !4, file: !4, line: 1, type: !6,
                     spFlags: DISPFlagDefinition, unit: !3)
                !6 = !DISubroutineType(types: !{})
                !7 = !DILocation(line: 17, scope: !5)
                """);
        var e = assertThrows(BuildError.class, () -> compile(List.of(bad)));
        assertTrue(e.getMessage().contains("module test.Lost: a reference may be lost"), e.getMessage());
        assertTrue(e.getMessage().contains("lost (test/Lost.java:17): an address is needed"), e.getMessage());
    }

    @Test
    void badDebugInformationIsRefusedAndNotDropped() {
        var bad = Ir.module("test.BadDebug", """
                define void @bad() !dbg !1 { ret void }
                !llvm.module.flags = !{!0}
                !0 = !{i32 2, !"Debug Info Version", i32 3}
                !1 = !DIFile(filename: "Bad.java", directory: "")
                """);
        var e = assertThrows(BuildError.class, () -> compile(List.of(bad)));
        assertTrue(e.getMessage().contains("module test.BadDebug: LLVM refuses its debug information"), e.getMessage());
        assertTrue(e.getMessage().contains("must be a subprogram"), e.getMessage());
    }

    @Test
    void allBadModulesAreReportedTogether() {
        var bad = IntStream.range(0, 5)
                .mapToObj(i -> Ir.module("test.Bad" + i, "nonsense " + i))
                .toList();
        var e = assertThrows(BuildError.class, () -> compile(bad));
        assertEquals(5, failures(e));
    }

    @Test
    void badAssemblyNamesModuleFileAndLine() {
        var bad = Ir.module("test.BadAssembly", """
                module asm ".set prefix, 1"
                module asm "# 1 \\22entry.S\\22"
                module asm "nop"
                module asm "frobnicate %rax"
                """);
        var e = assertThrows(BuildError.class, () -> compile(List.of(bad)));
        assertTrue(e.getMessage().contains("module test.BadAssembly: LLVM refuses it"), e.getMessage());
        assertTrue(e.getMessage().contains("entry.S:2"), e.getMessage());
        assertTrue(e.getMessage().contains("frobnicate"), e.getMessage());
    }

    @Test
    void aWorkerThatEndsNamesItsModule() {
        try (var generation = open(ProgressListener.NONE, DyingWorker.class)) {
            generation.submit(GOOD);
            var e = assertThrows(BuildError.class, generation::finish);
            assertTrue(e.getMessage().contains("module test.Good: LLVM died on it"), e.getMessage());
            assertTrue(e.getMessage().contains("made up by the test"), e.getMessage());
        }
    }

    @Test
    void closingEndsWorkersThatAreBusy() throws Exception {
        var before = ProcessHandle.current().children().toList();
        try (var generation = open(ProgressListener.NONE, SilentWorker.class)) {
            generation.submit(GOOD);
            while (started(before).isEmpty()) {
                Thread.sleep(5);
            }
        }
        for (var worker : started(before)) {
            worker.onExit().get(5, java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    private static List<ProcessHandle> started(List<ProcessHandle> before) {
        return ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .toList();
    }

    @Test
    void llvmDyingNamesTheModuleAndTheOthersAreCompiled() {
        // Passes the verifier; the code generator has no scalable vectors on x86 and ends the process.
        var killer = Ir.module("test.Killer", """
                define <vscale x 4 x i32> @killer(<vscale x 4 x i32> %a, <vscale x 4 x i32> %b) {
                  %c = add <vscale x 4 x i32> %a, %b
                  ret <vscale x 4 x i32> %c
                }
                """);
        var compiled = new ArrayList<String>();
        var listener = new ProgressListener() {
            @Override
            public void compiled(String module) {
                compiled.add(module);
            }
        };
        try (var generation = open(listener, Worker.class)) {
            generation.submit(killer);
            for (int i = 0; i < 4; i++) {
                generation.submit(Ir.module("test.M" + i, "; " + i));
            }
            var e = assertThrows(BuildError.class, generation::finish);
            assertEquals(1, failures(e));
            assertTrue(e.getMessage().contains("module test.Killer: LLVM died on it"), e.getMessage());
        }
        assertEquals(4, compiled.size());
    }

    @Test
    void aRefusedModuleIsKeptToBeLookedAtAndLeavesNoObject() throws Exception {
        var bad = Ir.module("test.Bad", "nonsense");
        var e = assertThrows(BuildError.class, () -> compile(List.of(bad)));
        var kept = folder.resolve("objects/refused/test.Bad.ll");
        assertTrue(e.getMessage().contains(kept.toString()), e.getMessage());
        assertEquals(bad.text(), Files.readString(kept));
        try (var files = Files.walk(folder)) {
            assertEquals(List.of(kept), files.filter(Files::isRegularFile).toList());
        }
    }

    private static long failures(BuildError e) {
        return e.getMessage()
                .lines()
                .filter(line -> line.startsWith("module test."))
                .count();
    }

    private List<Path> compile(List<IrModule> modules) {
        return CodeGeneration.compile(
                modules, Profile.DEVELOPMENT, TargetOptions.KERNEL, cache(), ProgressListener.NONE);
    }

    private CodeGeneration open(ProgressListener listener, Class<?> worker) {
        return CodeGeneration.open(Profile.DEVELOPMENT, TargetOptions.KERNEL, cache(), listener, worker);
    }

    private ObjectCache cache() {
        return ObjectCache.in(folder.resolve("objects"));
    }
}
