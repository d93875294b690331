package mellos.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mellos.compiler.link.LinkLayout;
import mellos.compiler.link.Linker;
import mellos.compiler.model.BuildError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AssemblyModuleTest {
    @TempDir
    private Path folder;

    @Test
    void constantsAndMacrosWork() throws Exception {
        var object = compile("""
                # 60 is the number of exit; a comment may start like this.
                .macro exit status
                    movq $EXIT, %rax
                    movq $\\status, %rdi
                    syscall
                .endm
                .section .text.start,"ax",@progbits
                .globl _start
                _start:
                    exit STATUS
                """, Map.of("EXIT", 60L, "STATUS", 17L));
        var image = Linker.link(object, LinkLayout.HOSTED, folder.resolve("image.elf"));
        assertEquals(17, new ProcessBuilder(image.toString()).start().waitFor());
    }

    @Test
    void errorsCountTheFilesOwnLines() {
        var e = assertThrows(BuildError.class, () -> compile("nop\nnop\nmovq %nothing, %rax\n", Map.of("A", 1L)));
        assertTrue(e.getMessage().contains("entry.S:3"), e.getMessage());
    }

    /** Others would be symbols of the object, and a change of one would compile the file again. */
    @Test
    void onlyConstantsThatTheFileNamesAreSet() {
        var constants = new TreeMap<>(Map.of("PAGE", 4096L, "PAGES", 3L, "OTHER", 1L));
        String module = AssemblyModule.of("entry.S", ".skip PAGE*2", constants).text();
        assertTrue(module.contains(".set PAGE, 4096"), module);
        assertFalse(module.contains(".set PAGES"), module);
        assertFalse(module.contains(".set OTHER"), module);
    }

    private List<Path> compile(String text, Map<String, Long> constants) {
        return CodeGeneration.compile(
                List.of(AssemblyModule.of("entry.S", text, new TreeMap<>(constants))),
                Profile.DEVELOPMENT,
                TargetOptions.HOSTED,
                ObjectCache.in(folder),
                ProgressListener.NONE);
    }
}
