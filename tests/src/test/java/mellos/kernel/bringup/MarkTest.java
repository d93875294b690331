package mellos.kernel.bringup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mellos.cli.Tree;
import mellos.compiler.link.LinkLayout;
import mellos.compiler.link.Linker;
import mellos.compiler.llvm.AssemblyModule;
import mellos.compiler.llvm.CodeGeneration;
import mellos.compiler.llvm.ObjectCache;
import mellos.compiler.llvm.Profile;
import mellos.compiler.llvm.ProgressListener;
import mellos.compiler.llvm.TargetOptions;
import mellos.kernel.driver.SerialPort;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The trampoline's markers leave every register and the flags as they were: the macro itself, taken from trampoline.S,
 * runs in a Linux process between a known state and its comparison. The port output alone is left out, which a process
 * may not do.
 */
@Tag("image")
class MarkTest {
    private static final List<String> REGISTERS =
            List.of("rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "r8", "r9", "r10", "r11", "r12", "r13", "r14");
    private static final int ALL_SAME = 42;
    private static final int DAMAGED = 1;
    /** Carry, parity, adjust, zero, sign, overflow, and the bit that is always set. */
    private static final int FLAGS = 0x8d7;
    /** Those, and the direction. */
    private static final int ARITHMETIC = 0xcd5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, BlockLayout.BLOCK_RAW_MARKERS})
    void aMarkerChangesNothing(int options) throws Exception {
        assertEquals(ALL_SAME, run(macro(), options));
    }

    /** The founding system's mistake: the port's number left in DX. */
    @ParameterizedTest
    @ValueSource(ints = BlockLayout.BLOCK_RAW_MARKERS)
    void aMarkerThatClobbersIsFoundOut(int options) throws Exception {
        String clobbering = macro().replace("popq    %rdx", "addq    $8, %rsp");
        assertEquals(DAMAGED, run(clobbering, options));
    }

    private int run(String macro, int options) throws Exception {
        var code = new StringBuilder(macro.replace("outb    %al, %dx", "nop"));
        code.append("""

                .section .bss.block,"aw",@nobits
                .balign 4096
                block: .skip 4096
                stack: .skip 8
                .section .text.start,"ax",@progbits
                .globl _start
                _start:
                leaq block(%rip), %r15
                """);
        code.append("movl $" + options + ", BLOCK_OPTIONS(%r15)\n");
        code.append("movq %rsp, stack(%rip)\n");
        for (int i = 0; i < REGISTERS.size(); i++) {
            code.append("movq $" + value(i) + ", %" + REGISTERS.get(i) + "\n");
        }
        code.append("pushq $" + FLAGS + "\npopfq\n");
        code.append("mark 'R', 0\n");
        code.append("pushfq\nandq $" + ARITHMETIC + ", (%rsp)\ncmpq $" + (FLAGS & ARITHMETIC)
                + ", (%rsp)\njne damaged\naddq $8, %rsp\n");
        for (int i = 0; i < REGISTERS.size(); i++) {
            code.append("cmpq $" + value(i) + ", %" + REGISTERS.get(i) + "\njne damaged\n");
        }
        code.append("""
                cmpq %rsp, stack(%rip)
                jne damaged
                leaq block(%rip), %rax
                cmpq %rax, %r15
                jne damaged
                cmpb $'R', BLOCK_MARKERS(%r15)
                jne damaged
                cmpq $0, BLOCK_TIMES(%r15)
                je damaged
                """);
        code.append("movl $" + ALL_SAME + ", %edi\njmp leave\ndamaged: movl $" + DAMAGED
                + ", %edi\nleave: movl $60, %eax\nsyscall\n");
        return execute(code.toString());
    }

    private int execute(String code) throws Exception {
        var constants = new TreeMap<>(Map.of(
                "BLOCK_OPTIONS", (long) BlockLayout.BLOCK_OPTIONS,
                "BLOCK_MARKERS", (long) BlockLayout.BLOCK_MARKERS,
                "BLOCK_TIMES", (long) BlockLayout.BLOCK_TIMES,
                "BLOCK_RAW_MARKERS", (long) BlockLayout.BLOCK_RAW_MARKERS,
                "COM1", (long) SerialPort.COM1));
        var module = AssemblyModule.of("mark.S", code, constants);
        var objects = CodeGeneration.compile(
                List.of(module),
                Profile.DEVELOPMENT,
                TargetOptions.HOSTED,
                ObjectCache.in(folder.resolve("objects")),
                ProgressListener.NONE);
        Path image = Linker.link(objects, LinkLayout.HOSTED, folder.resolve("mark"));
        return new ProcessBuilder(image.toString()).start().waitFor();
    }

    private static int value(int register) {
        return 0x1111_1111 + register * 0x0101_0101;
    }

    private static String macro() throws Exception {
        String file = Files.readString(Tree.here().root().resolve("kernel/src/main/asm/trampoline.S"));
        int start = file.indexOf("        .macro  mark ");
        return file.substring(start, file.indexOf(".endm", start) + 5);
    }
}
