package mellos.compiler.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mellos.compiler.llvm.CodeGeneration;
import mellos.compiler.llvm.Ir;
import mellos.compiler.llvm.ObjectCache;
import mellos.compiler.llvm.Profile;
import mellos.compiler.llvm.ProgressListener;
import mellos.compiler.llvm.TargetOptions;
import mellos.elf.ElfFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smallest kernel: a 32-bit entry that prints a constant of the high half and leaves by the debug exit. */
final class KernelImageTest {
    private static final String ENTRY = """
            .section .multiboot2,"a",@progbits
            .balign 8
            1: .long 0xe85250d6, 0, 2f-1b, -(0xe85250d6 + (2f-1b))
            .short 0, 0
            .long 8
            2:
            .section .note.Xen,"a",@note
            .balign 4
            .long 4, 8, 18
            .asciz "Xen"
            .quad _start
            .section .boot.text,"ax",@progbits
            .code32
            .globl _start
            _start:
            movl $(message - 0xffffffff80000000), %esi
            movl $0x3f8, %edx
            1: lodsb
            testb %al, %al
            jz 2f
            outb %al, %dx
            jmp 1b
            2: movl $0x21, %eax
            outl %eax, $0xf4
            hlt
            .section .boot.bss,"aw",@nobits
            .skip 20000
            .section .trampoline,"ax",@progbits
            .code16
            cli
            hlt
            .text
            """;

    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void link() {
        var assembly = ENTRY.lines()
                .map(line -> "module asm \"" + line.replace("\"", "\\22") + "\"\n")
                .collect(Collectors.joining());
        var kernel = Ir.module("test.Kernel", assembly + """
                @message = constant [13 x i8] c"from memory\\0A\\00"
                @counter = global i32 5, section ".data.counter"
                define void @kernel() noredzone section ".text.kernel" {
                  store volatile i32 1, ptr @counter
                  ret void
                }
                @keep = global ptr @kernel
                @llvm.used = appending global [3 x ptr] [ptr @message, ptr @kernel, ptr @keep], section "llvm.metadata"
                """);
        var objects = CodeGeneration.compile(
                List.of(kernel),
                Profile.DEVELOPMENT,
                TargetOptions.KERNEL,
                ObjectCache.in(folder.resolve("objects")),
                ProgressListener.NONE);
        image = Linker.link(objects, LinkLayout.KERNEL, folder.resolve("kernel.elf"));
    }

    @Test
    void bootsByTheXenNote() throws Exception {
        var qemu = Path.of("/usr/bin/qemu-system-x86_64");
        assumeTrue(Files.isExecutable(qemu), "QEMU is not installed");
        var serial = folder.resolve("serial");
        var process = new ProcessBuilder(
                        qemu.toString(),
                        "-kernel",
                        image.toString(),
                        "-display",
                        "none",
                        "-no-reboot",
                        "-serial",
                        "file:" + serial,
                        "-device",
                        "isa-debug-exit,iobase=0xf4,iosize=4")
                .inheritIO()
                .start();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "QEMU still runs");
        assertEquals((0x21 << 1) | 1, process.exitValue());
        assertEquals("from memory\n", Files.readString(serial));
    }

    @Test
    void theMultibootHeaderIsInTheFirst32KiB() throws Exception {
        var file = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
        boolean found = false;
        for (int at = 0; at < Math.min(32768, file.limit() - 8); at += 8) {
            found |= file.getInt(at) == 0xe85250d6;
        }
        assertTrue(found);
    }

    /** Segments as the kernel must map them: none writable and executable, each where it was linked. */
    @Test
    void segmentsAreWritableOrExecutableNeverBoth() throws Exception {
        int loads = 0;
        for (var segment : ElfFile.map(image).segments()) {
            if (segment.type() != ElfFile.PT_LOAD || segment.memorySize() == 0) {
                continue;
            }
            loads++;
            int both = ElfFile.PF_X | ElfFile.PF_W;
            assertTrue((segment.flags() & both) != both, segment + " is writable and executable");
            long base = segment.vaddr() < 0 ? 0xffffffff80000000L : 0;
            assertEquals(base, segment.vaddr() - segment.paddr(), segment.toString());
            assertTrue(segment.paddr() >= 0x100000, segment.toString());
        }
        assertTrue(loads >= 5, loads + " segments");
    }
}
