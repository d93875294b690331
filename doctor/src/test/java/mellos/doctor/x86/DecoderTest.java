package mellos.doctor.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths, kinds and texts of instructions. */
class DecoderTest {
    private static final long AT = 0x1000;

    private static byte[] bytes(String hex) {
        String[] parts = hex.split(" ");
        byte[] out = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            out[i] = (byte) Integer.parseInt(parts[i], 16);
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            90                            | NOP           | nop
            f3 90                         | NOP           | pause
            48 89 e5                      | OTHER         | mov rbp, rsp
            48 8b 43 10                   | OTHER         | mov rax, qword ptr [rbx+0x10]
            41 c7 44 24 08 01 00 00 00    | OTHER         | mov dword ptr [r12+0x8], 0x1
            65 48 8b 04 25 28 00 00 00    | OTHER         | mov rax, qword ptr gs:[0x28]
            48 8b 05 10 00 00 00          | OTHER         | mov rax, qword ptr [0x1017]
            48 b8 88 77 66 55 44 33 22 11 | OTHER         | mov rax, 0x1122334455667788
            55                            | PUSH          | push rbp
            41 54                         | PUSH          | push r12
            e8 fb ff ff ff                | CALL          | call 0x1000
            ff d0                         | CALL          | call rax
            ff 25 00 00 00 00             | JUMP          | jmp qword ptr [0x1006]
            c3                            | NEAR_RET      | ret
            48 cf                         | IRET          | iretq
            48 cb                         | FAR_RET       | retfq
            0f 0b                         | UD2           | ud2
            cc                            | INT3          | int3
            cd 80                         | INT_N         | int 0x80
            0f 30                         | WRMSR         | wrmsr
            0f 22 d8                      | MOV_TO_CR     | mov cr3, rax
            0f 20 c0                      | MOV_FROM_CR   | mov rax, cr0
            0f 01 15 00 10 00 00          | LGDT          | lgdt [0x2007]
            0f 00 d8                      | LTR           | ltr ax
            8e d8                         | MOV_TO_SEG    | mov ds, ax
            0f 05                         | SYSCALL       | syscall
            48 0f 07                      | SYSRET        | sysretq
            0f 01 f8                      | SWAPGS        | swapgs
            0f 01 d1                      | XSETBV        | xsetbv
            f3 48 0f ae d8                | FSGSBASE      | wrgsbase rax
            0f 29 04 24                   | SSE           | movaps [rsp], xmm0
            66 0f 7f 45 f0                | SSE           | movdqa [rbp-0x10], xmm0
            c5 fc 29 00                   | AVX           | vmovaps [rax], ymm0
            f3 48 ab                      | STRING        | rep stosq
            48 f7 f1                      | DIV           | div rcx
            f0 48 0f c7 0e                | CMPXCHG16B    | lock cmpxchg16b [rsi]
            ec                            | PORT_IO       | in al, dx
            0f ae 00                      | FXSAVE        | fxsave [rax]
            d9 e8                         | X87           | x87-op-d9
            0f ff c0                      | UD2           | ud0 eax, eax
            """)
    void decodes64(String hex, Kind kind, String text) {
        byte[] code = bytes(hex);
        Instruction decoded = Decoder.decode(code, AT, Mode.BITS_64).orElseThrow();
        assertEquals(text, decoded.text());
        assertEquals(kind, decoded.kind());
        assertEquals(code.length, decoded.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            40                   | inc eax
            ea 00 80 00 00 08 00 | jmp 0x8:0x8000
            8b 44 24 04          | mov eax, dword ptr [esp+0x4]
            a1 00 00 10 00       | mov eax, [0x100000]
            60                   | pusha
            66 b8 10 00          | mov ax, 0x10
            """)
    void decodes32(String hex, String text) {
        assertEquals(
                text, Decoder.decode(bytes(hex), AT, Mode.BITS_32).orElseThrow().text());
    }

    @Test
    void decodes16() {
        assertEquals(
                "mov ax, word ptr [bx+si+0x4]",
                Decoder.decode(bytes("8b 40 04"), AT, Mode.BITS_16)
                        .orElseThrow()
                        .text());
        assertEquals(
                "jmp 0x8:0x8020",
                Decoder.decode(bytes("66 ea 20 80 00 00 08 00"), AT, Mode.BITS_16)
                        .orElseThrow()
                        .text());
    }

    @Test
    void knowsAlignmentAndOperands() {
        assertEquals(
                16,
                Decoder.decode(bytes("0f 29 04 24"), AT, Mode.BITS_64)
                        .orElseThrow()
                        .mustAlign());
        assertEquals(
                1,
                Decoder.decode(bytes("0f 11 04 24"), AT, Mode.BITS_64)
                        .orElseThrow()
                        .mustAlign());
        assertEquals(
                1,
                Decoder.decode(bytes("f3 0f 10 04 24"), AT, Mode.BITS_64)
                        .orElseThrow()
                        .mustAlign());
        assertEquals(
                16,
                Decoder.decode(bytes("66 0f ef 04 24"), AT, Mode.BITS_64)
                        .orElseThrow()
                        .mustAlign());
        assertEquals(
                32,
                Decoder.decode(bytes("c5 fc 29 00"), AT, Mode.BITS_64)
                        .orElseThrow()
                        .mustAlign());
        assertEquals(
                3,
                Decoder.decode(bytes("0f 22 d9"), AT, Mode.BITS_64)
                        .orElseThrow()
                        .register());
        assertEquals(
                1,
                Decoder.decode(bytes("0f 22 d9"), AT, Mode.BITS_64)
                        .orElseThrow()
                        .source());
        MemoryOperand operand = Decoder.decode(bytes("48 8b 44 cb 10"), AT, Mode.BITS_64)
                .orElseThrow()
                .memory()
                .orElseThrow();
        assertEquals(0x100 + 8 * 2 + 0x10, operand.offset(number -> number == Registers.RBX ? 0x100 : 2));
    }

    @Test
    void tellsTooFewBytesFromNoInstruction() {
        assertEquals(Optional.empty(), Decoder.decode(bytes("48 8b"), AT, Mode.BITS_64));
        assertEquals(Optional.empty(), Decoder.decode(new byte[0], AT, Mode.BITS_64));
        assertEquals(
                Kind.INVALID,
                Decoder.decode(bytes("06 90 90"), AT, Mode.BITS_64)
                        .orElseThrow()
                        .kind());
    }

    @Test
    void neverFailsOnAnyBytes() {
        Random random = new Random(1);
        byte[] code = new byte[15];
        for (int i = 0; i < 300_000; i++) {
            random.nextBytes(code);
            Optional<Instruction> decoded = Decoder.decode(code, AT, Mode.values()[i % 3]);
            assertTrue(
                    decoded.isEmpty()
                            || decoded.get().length() >= 1 && decoded.get().length() <= 15,
                    () -> "length of " + decoded);
        }
    }
}
