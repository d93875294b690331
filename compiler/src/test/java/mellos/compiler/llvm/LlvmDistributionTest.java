package mellos.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LlvmDistributionTest {
    private static final String IN_JAR = "org/bytedeco/llvm/linux-x86_64/";

    @TempDir
    private Path folder;

    /** Unpacks in a process of its own. */
    static final class Unpacker {
        public static void main(String[] args) {
            LlvmDistribution.unpacked(Path.of(args[0]), Path.of(args[1]));
        }
    }

    @Test
    void toolsFindTheLibraryBesideThem() throws Exception {
        var llvm = LlvmDistribution.unpacked();
        assertTrue(Files.isExecutable(llvm.linker()));
        var version = new ProcessBuilder(llvm.tool("llvm-objdump").toString(), "--version").start();
        assertTrue(new String(version.getInputStream().readAllBytes()).contains("LLVM version 20"));
        assertEquals(0, version.waitFor());
    }

    @Test
    void processesThatUnpackAtOnceDoNotDisturbEachOther() throws Exception {
        var jar = jar("llvm-1.2.3-linux-x86_64.jar", LlvmDistribution.FILES);
        var cache = folder.resolve("cache");
        var processes = new ArrayList<Process>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Unpacker.class.getName(),
                            jar.toString(),
                            cache.toString())
                    .inheritIO()
                    .start());
        }
        for (var process : processes) {
            assertEquals(0, process.waitFor());
        }
        var llvm = new LlvmDistribution(cache.resolve("llvm-1.2.3"), "1.2.3");
        for (var file : LlvmDistribution.FILES) {
            assertEquals(file, Files.readString(llvm.folder().resolve(file)));
        }
    }

    @Test
    void whatAnInterruptedProcessLeftIsReplaced() throws Exception {
        var jar = jar("llvm-1.2.3-linux-x86_64.jar", LlvmDistribution.FILES);
        Files.createDirectories(folder.resolve("cache/llvm-1.2.3.partial"));
        Files.writeString(folder.resolve("cache/llvm-1.2.3.partial/lld"), "half");
        var llvm = LlvmDistribution.unpacked(jar, folder.resolve("cache"));
        assertEquals("lld", Files.readString(llvm.linker()));
        assertFalse(Files.exists(folder.resolve("cache/llvm-1.2.3.partial")));
    }

    @Test
    void aJarWithoutAFileNamesItAndLeavesNothingUsable() throws Exception {
        var jar = jar("llvm-1.2.3-linux-x86_64.jar", List.of("libLLVM.so"));
        var e = assertThrows(
                IllegalStateException.class, () -> LlvmDistribution.unpacked(jar, folder.resolve("cache")));
        assertTrue(e.getMessage().contains(jar.toString()), e.getMessage());
        assertFalse(Files.exists(folder.resolve("cache/llvm-1.2.3")));
    }

    private Path jar(String name, List<String> files) throws Exception {
        var jar = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var file : files) {
                zip.putNextEntry(new ZipEntry(IN_JAR + file));
                zip.write(file.getBytes());
            }
        }
        return jar;
    }
}
