package mellos.compiler.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mellos.compiler.link.LinkLayout;
import mellos.compiler.link.Linker;
import mellos.compiler.llvm.CodeGeneration;
import mellos.compiler.llvm.Ir;
import mellos.compiler.llvm.ObjectCache;
import mellos.compiler.llvm.Profile;
import mellos.compiler.llvm.ProgressListener;
import mellos.compiler.llvm.TargetOptions;
import mellos.elf.BadElfException;
import mellos.elf.ElfFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Line tables of images that LLVM optimised: what inlining did must not show. */
final class ImageLinkerTest {
    private static final String DEBUG = """
            !llvm.module.flags = !{!0, !1}
            !llvm.dbg.cu = !{!2}
            !0 = !{i32 2, !"Debug Info Version", i32 3}
            !1 = !{i32 7, !"Dwarf Version", i32 4}
            !2 = distinct !DICompileUnit(language: DW_LANG_C99, file: !3, producer: "mellos", isOptimized: true, runtimeVersion: 0, emissionKind: LineTablesOnly, nameTableKind: None, debugInfoForProfiling: true)
            !3 = !DIFile(filename: "a/Outer.java", directory: "")
            !4 = !DIFile(filename: "a/Inner.java", directory: "")
            !5 = !DISubroutineType(types: !{})
            !6 = distinct !DISubprogram(name: "a.Outer.run", scope: !3, file: !3, line: 20, type: !5, scopeLine: 20, spFlags: DISPFlagDefinition, unit: !2)
            !7 = distinct !DISubprogram(name: "a.Inner$Deep.twice", scope: !4, file: !4, line: 10, type: !5, scopeLine: 10, spFlags: DISPFlagDefinition, unit: !2)
            !8 = distinct !DISubprogram(name: "a.Inner.once", scope: !4, file: !4, line: 30, type: !5, scopeLine: 30, spFlags: DISPFlagDefinition, unit: !2)
            !9 = distinct !DISubprogram(name: "a.Outer.unused", scope: !3, file: !3, line: 90, type: !5, scopeLine: 90, spFlags: DISPFlagDefinition, unit: !2)
            !10 = distinct !DISubprogram(name: "hidden a.Outer$$Lambda.run", scope: !3, file: !3, line: 0, type: !5, spFlags: DISPFlagDefinition, unit: !2)
            !26 = !DILocation(line: 0, scope: !10)
            !20 = !DILocation(line: 21, scope: !6)
            !21 = !DILocation(line: 22, scope: !6)
            !22 = !DILocation(line: 11, scope: !7)
            !23 = !DILocation(line: 12, scope: !7)
            !24 = !DILocation(line: 31, scope: !8)
            !25 = !DILocation(line: 91, scope: !9)
            """;
    private static final String CODE = """
            define void @sink(i32 %x) noinline section ".text.sink" {
              call void asm sideeffect "nop", "r"(i32 %x)
              ret void
            }
            define internal void @once(i32 %x) alwaysinline !dbg !8 {
              call void @sink(i32 %x), !dbg !24
              ret void, !dbg !24
            }
            define internal void @twice(i32 %x) alwaysinline !dbg !7 {
              call void @once(i32 %x), !dbg !22
              call void @once(i32 %x), !dbg !23
              ret void, !dbg !23
            }
            define void @unused(i32 %x) section ".text.unused" !dbg !9 {
              call void @sink(i32 %x), !dbg !25
              ret void, !dbg !25
            }
            define void @lambda(i32 %x) section ".text.lambda" !dbg !10 {
              call void @once(i32 %x), !dbg !26
              ret void, !dbg !26
            }
            define void @_start(i32 %x) section ".text.run" !dbg !6 {
              call void @twice(i32 %x), !dbg !20
              call void @sink(i32 7), !dbg !21
              call void @lambda(i32 8) noinline, !dbg !21
              ret void, !dbg !21
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void everyCallOfAnInlinedMethodHasItsWholeChain() throws Exception {
        var elf = ElfFile.map(ImageLinker.link(objects(), LinkLayout.HOSTED, folder.resolve("lines.elf")));
        var at = symbols(elf);
        var table =
                LineTableDecoder.of(elf.contents(elf.section(".mellos.lines").orElseThrow()));

        var chains = chains(elf, table, "_start");
        assertTrue(chains.contains("a.Inner.once:31 a.Inner$Deep.twice:11 a.Outer.run:21"), chains.toString());
        assertTrue(chains.contains("a.Inner.once:31 a.Inner$Deep.twice:12 a.Outer.run:21"), chains.toString());
        assertTrue(chains.contains("a.Outer.run:22"), chains.toString());
        assertEquals(".sink:0", frames(table, at.get("sink")), "code without line numbers is known by its symbol");
        var hidden = chains(elf, table, "lambda");
        assertTrue(hidden.contains("a.Inner.once:31 .a.Outer$$Lambda.run:0"), hidden.toString());
        assertTrue(chains.stream().noneMatch(chain -> chain.contains("unused")), chains.toString());
    }

    @Test
    void theLineTableMovesNothing() throws Exception {
        var without = symbols(ElfFile.map(Linker.link(objects(), LinkLayout.KERNEL, folder.resolve("a.elf"))));
        var with = symbols(ElfFile.map(ImageLinker.link(objects(), LinkLayout.KERNEL, folder.resolve("b.elf"))));
        for (var end : List.of("__lines_end", "__image_end")) {
            assertTrue(with.remove(end) > without.remove(end) || end.equals("__image_end"), end);
        }
        assertEquals(without, with);
    }

    /** Half a table would name wrong lines without a word. */
    @Test
    void aDamagedLineProgramIsRefused() throws Exception {
        var image = Linker.link(objects(), LinkLayout.HOSTED, folder.resolve("damaged.elf"));
        var bytes = Files.readAllBytes(image);
        var lines = ElfFile.of("image", bytes).section(".debug_line").orElseThrow();
        bytes[(int) (lines.offset() + lines.size()) - 2] = 9; // the last opcode's length: beyond the end
        Files.write(image, bytes);
        var message = assertThrows(IllegalArgumentException.class, () -> ImageLinker.lineTable(image))
                .getMessage();
        assertTrue(message.contains(".debug_line"), message);
    }

    private static Set<String> chains(ElfFile elf, LineTableDecoder table, String function) throws BadElfException {
        var symbol = elf.symbols().stream()
                .filter(s -> s.name().equals(function))
                .findFirst()
                .orElseThrow();
        var chains = new TreeSet<String>();
        for (long pc = symbol.address(); pc < symbol.address() + symbol.size(); pc++) {
            chains.add(frames(table, pc));
        }
        return chains;
    }

    private List<Path> objects() {
        return CodeGeneration.compile(
                List.of(Ir.module("a.Outer", CODE + DEBUG)),
                Profile.RELEASE,
                TargetOptions.HOSTED,
                ObjectCache.in(folder.resolve("objects")),
                ProgressListener.NONE);
    }

    private static Map<String, Long> symbols(ElfFile elf) throws BadElfException {
        return elf.symbols().stream()
                .collect(Collectors.toMap(ElfFile.Symbol::name, ElfFile.Symbol::address, (a, _) -> a));
    }

    private static String frames(LineTableDecoder table, long pc) {
        var result = new ArrayList<String>();
        table.frames(pc, (method, line) -> result.add(method.className() + "." + method.name() + ":" + line));
        return String.join(" ", result);
    }
}
