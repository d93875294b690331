package mellos.compiler.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mellos.compiler.llvm.CodeGeneration;
import mellos.compiler.llvm.Ir;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.llvm.ObjectCache;
import mellos.compiler.llvm.Profile;
import mellos.compiler.llvm.ProgressListener;
import mellos.compiler.llvm.TargetOptions;
import mellos.compiler.model.BuildError;
import mellos.elf.ElfFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkerTest {
    @TempDir
    private Path folder;

    @Test
    void aHostedImageRuns() throws Exception {
        var image = link(Ir.exiting(42));
        assertEquals(42, new ProcessBuilder(image.toString()).start().waitFor());
    }

    @Test
    void aStrippedImageRunsAsWell() throws Exception {
        var image = link(Ir.exiting(42));
        var stripped = StrippedImage.write(image, folder.resolve("stripped.elf"));
        assertTrue(stripped.toFile().setExecutable(true));
        assertEquals(42, new ProcessBuilder(stripped.toString()).start().waitFor());
        assertTrue(ElfFile.map(stripped).sections().isEmpty());
        assertTrue(Files.size(stripped) < Files.size(image));
    }

    @Test
    void absoluteSymbolsFoldAndLink() throws Exception {
        var user = Ir.module("test.User", """
                @"fo$x" = external hidden global i8, !absolute_symbol !0
                @cells = internal constant [4 x i32] [i32 40, i32 41, i32 42, i32 43]
                define void @_start() noredzone {
                  %p = getelementptr i8, ptr @cells, i64 ptrtoint (ptr @"fo$x" to i64)
                  %v = load volatile i32, ptr %p
                  %w = zext i32 %v to i64
                  call void asm sideeffect "syscall", "{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 60, i64 %w)
                  unreachable
                }
                !0 = !{i64 0, i64 65536}
                """);
        var definer = Ir.module("metadata", """
                module asm ".globl \\22fo$x\\22"
                module asm ".set \\22fo$x\\22, 12"
                """);
        assertEquals(
                43, new ProcessBuilder(link(user, definer).toString()).start().waitFor());
    }

    @Test
    void functionsThatNobodyCallsAreDropped() throws Exception {
        var module = Ir.module("test.Sections", """
                define void @_start() { call void @used() ret void }
                define void @used() noinline { ret void }
                define void @unused() { ret void }
                """);
        var names = ElfFile.map(link(module)).symbols().stream()
                .map(ElfFile.Symbol::name)
                .toList();
        assertTrue(names.contains("used"), names.toString());
        assertFalse(names.contains("unused"), names.toString());
    }

    @Test
    void everyMissingSymbolIsReportedWithItsModule() {
        var one = Ir.module("test.One", """
                declare void @absent()
                declare void @"Other.gone(I)V"(i32)
                define void @_start() { call void @absent() call void @"Other.gone(I)V"(i32 1) ret void }
                """);
        var message = assertThrows(BuildError.class, () -> link(one)).getMessage();
        assertTrue(message.contains("undefined symbol: absent"), message);
        assertTrue(message.contains("undefined symbol: Other.gone(I)V"), message);
        assertTrue(message.contains("test.One:(_start)") || message.contains("test.One:(function _start"), message);
        assertFalse(Files.exists(folder.resolve("image.elf.partial")));
    }

    @Test
    void doubleDefinitionsNameBothModules() {
        var message = assertThrows(
                        BuildError.class,
                        () -> link(Ir.exiting(1), Ir.module("test.Second", "define void @_start() { ret void }")))
                .getMessage();
        assertTrue(message.contains("duplicate symbol: _start"), message);
        assertTrue(message.contains("test.Exit") && message.contains("test.Second"), message);
    }

    @Test
    void tryRangesGetFrameDescriptionsAndATableToSearchThem() throws Exception {
        var module = Ir.module("test.Catch", """
                declare void @thrower()
                define i32 @mellos_personality() { ret i32 0 }
                define i32 @catcher() uwtable personality ptr @mellos_personality {
                  invoke void @mayThrow() to label %done unwind label %pad
                done:
                  ret i32 0
                pad:
                  %e = landingpad { ptr, i32 } cleanup
                  ret i32 1
                }
                define void @mayThrow() noinline uwtable { call void asm sideeffect "nop", ""() ret void }
                define void @_start() { %r = call i32 @catcher() ret void }
                """);
        var elf = ElfFile.map(link(module));
        var addresses = addresses(elf);
        var header = elf.section(".eh_frame_hdr").orElseThrow();
        assertEquals(header.address(), addresses.get("__eh_frame_hdr"));
        var bytes = elf.contents(header);
        assertEquals(1, bytes.get(0), "version");
        assertTrue(bytes.getInt(8) >= 3, "entries in the search table: " + bytes.getInt(8));
        assertTrue(elf.section(".gcc_except_table").orElseThrow().size() > 0);
    }

    @Test
    void everyPartHasItsPagesBetweenSymbols() throws Exception {
        var module = Ir.module("test.Parts", """
                @constant = constant [10 x i8] c"0123456789"
                @variable = global i32 7
                @literal = global i32 8, section ".data.rootless"
                @zero = global [9000 x i8] zeroinitializer
                define ptr @_start() uwtable {
                  store volatile i8 1, ptr @zero
                  store volatile i32 1, ptr @variable
                  store volatile i32 1, ptr @literal
                  ret ptr @constant
                }
                """);
        var elf = ElfFile.map(link(module));
        var at = addresses(elf);
        for (var part : List.of("text", "rodata", "data", "lines")) {
            assertEquals(0, at.get("__" + part + "_start") % 4096, part);
        }
        for (var end : List.of("__text_end", "__rodata_end", "__bss_end", "__image_end")) {
            assertEquals(0, at.get(end) % 4096, end + " " + Long.toHexString(at.get(end)));
        }
        assertTrue(at.get("__rodata_start") <= at.get("constant") && at.get("constant") < at.get("__rodata_end"));
        assertTrue(at.get("__data_start") <= at.get("literal") && at.get("literal") < at.get("__roots_start"));
        assertTrue(at.get("__roots_start") <= at.get("variable") && at.get("variable") < at.get("__data_end"));
        assertTrue(at.get("__bss_start") <= at.get("zero") && at.get("zero") + 9000 <= at.get("__bss_end"));
    }

    private static Map<String, Long> addresses(ElfFile elf) throws Exception {
        return elf.symbols().stream()
                .collect(Collectors.toMap(ElfFile.Symbol::name, ElfFile.Symbol::address, (a, _) -> a));
    }

    private Path link(IrModule... modules) {
        var objects = CodeGeneration.compile(
                List.of(modules),
                Profile.DEVELOPMENT,
                TargetOptions.HOSTED,
                ObjectCache.in(folder.resolve("objects")),
                ProgressListener.NONE);
        return Linker.link(objects, LinkLayout.HOSTED, folder.resolve("image.elf"));
    }
}
