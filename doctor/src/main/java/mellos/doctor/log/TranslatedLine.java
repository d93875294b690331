package mellos.doctor.log;

import java.util.Arrays;
import java.util.Optional;
import mellos.doctor.log.LogEvent.Translated;

/** Lines that show the bytes of an instruction, as the translator took or refused it. */
final class TranslatedLine {
    private static final int LONGEST_INSTRUCTION = 15;

    private TranslatedLine() {}

    /** {@code ILLOPC: 000000000000c2e4: c4 e2 e9}: the first bytes of what the translator refused. */
    static Translated refused(ByteLine line, int from) {
        int address = line.skipBlanks(from + 8);
        int end = line.hexEnd(address);
        byte[] code = new byte[LONGEST_INSTRUCTION];
        int at = line.skipBlanks(end + 1);
        int count = 0;
        while (count < code.length && line.hexEnd(at) - at == 2) {
            code[count++] = (byte) line.hex(at, at + 2);
            at = line.skipBlanks(at + 2);
        }
        return new Translated(line.hex(address, end), Arrays.copyOf(code, count), "refused");
    }

    /** {@code 0x00100034: 0f 22 c0 mov cr0, eax}: the bytes are there since QEMU 5; before, only the text. */
    static Optional<Translated> read(ByteLine line, int from) {
        int end = line.hexEnd(from + 2);
        if (line.at(end) != ':') {
            return Optional.empty();
        }
        int at = line.skipBlanks(end + 1);
        byte[] code = new byte[LONGEST_INSTRUCTION];
        int count = 0;
        while (count < code.length && line.hexEnd(at) - at == 2 && line.at(at + 2) == ' ') {
            code[count++] = (byte) line.hex(at, at + 2);
            at += 3;
        }
        String text = line.text(Math.min(line.skipBlanks(at), line.length()), line.length());
        return Optional.of(new Translated(line.hex(from + 2, end), Arrays.copyOf(code, count), text));
    }
}
