package mellos.doctor.x86;

import java.util.Locale;

/**
 * The opcode maps in the manual's operand notation: E = ModRM r/m, G = ModRM reg, I = immediate, J = branch target, O =
 * direct offset, M = memory only, S = segment register, C/D = control/debug register, A = far pointer, Z = the register
 * in the opcode's low bits, V/W = vector register and r/m; b, w, d, q, v (operand size), z (at most 32 bits), y (32, or
 * 64 with REX.W). Intel SDM vol. 2D, "Opcode Map".
 */
final class OpcodeTable {
    private static final String[] ARITHMETIC = {"add", "or", "adc", "sbb", "and", "sub", "xor", "cmp"};
    private static final String[] ARITHMETIC_FORMS = {"Eb,Gb", "Ev,Gv", "Gb,Eb", "Gv,Ev", "al,Ib", "rAX,Iz"};
    private static final String[] CONDITIONS = {
        "o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g"
    };

    private static final String[] FIRST = new String[256];
    private static final String[] SECOND = new String[256];

    static {
        for (int row = 0; row < 8; row++) {
            for (int form = 0; form < 6; form++) {
                FIRST[row * 8 + form] = ARITHMETIC[row] + " " + ARITHMETIC_FORMS[form];
            }
        }
        for (int i = 0; i < 16; i++) {
            FIRST[0x70 + i] = "j" + CONDITIONS[i] + " Jb";
            SECOND[0x40 + i] = "cmov" + CONDITIONS[i] + " Gv,Ev";
            SECOND[0x80 + i] = "j" + CONDITIONS[i] + " Jz";
            SECOND[0x90 + i] = "set" + CONDITIONS[i] + " Eb";
        }
        fill(FIRST, OneByteOpcodes.ONE_BYTE);
        fill(SECOND, TwoByteOpcodes.TWO_BYTE);
    }

    private OpcodeTable() {}

    private static void fill(String[] table, String rows) {
        for (String row : rows.lines().toList()) {
            int space = row.indexOf(' ');
            String[] range = row.substring(0, space).split("-");
            int first = Integer.parseInt(range[0], 16);
            int last = Integer.parseInt(range[range.length - 1], 16);
            for (int opcode = first; opcode <= last; opcode++) {
                table[opcode] = row.substring(space + 1);
            }
        }
    }

    /** Mnemonic and operand codes of a one-byte opcode, or null. */
    static String oneByte(int opcode) {
        return FIRST[opcode];
    }

    /** Mnemonic and operand codes of 0F {@code opcode}, or null when it is a vector instruction or undefined. */
    static String twoByte(int opcode) {
        return SECOND[opcode];
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
