package mellos.doctor.x86;

/**
 * Vector instructions of the 0F map: names by mandatory prefix (none, 66, F3, F2) and which of them demand an aligned
 * memory operand. Intel SDM vol. 1, "Instructions That Require Aligned Memory Operands" in "Memory Alignment".
 */
final class VectorTable {
    static final int NONE = 0;
    static final int OPERAND_SIZE = 1;
    static final int REP = 2;
    static final int REPNE = 3;

    private static final String ROWS = """
            10 movups movupd movss movsd
            11 movups movupd movss movsd
            12 movlps movlpd movsldup movddup
            13 movlps movlpd - -
            14 unpcklps unpcklpd - -
            15 unpckhps unpckhpd - -
            16 movhps movhpd movshdup -
            17 movhps movhpd - -
            28 movaps movapd - -
            29 movaps movapd - -
            2a cvtpi2ps cvtpi2pd cvtsi2ss cvtsi2sd
            2b movntps movntpd - -
            2c cvttps2pi cvttpd2pi cvttss2si cvttsd2si
            2d cvtps2pi cvtpd2pi cvtss2si cvtsd2si
            2e ucomiss ucomisd - -
            2f comiss comisd - -
            50 movmskps movmskpd - -
            51 sqrtps sqrtpd sqrtss sqrtsd
            54 andps andpd - -
            55 andnps andnpd - -
            56 orps orpd - -
            57 xorps xorpd - -
            58 addps addpd addss addsd
            59 mulps mulpd mulss mulsd
            5a cvtps2pd cvtpd2ps cvtss2sd cvtsd2ss
            5b cvtdq2ps cvtps2dq cvttps2dq -
            5c subps subpd subss subsd
            5d minps minpd minss minsd
            5e divps divpd divss divsd
            5f maxps maxpd maxss maxsd
            60 punpcklbw punpcklbw - -
            61 punpcklwd punpcklwd - -
            62 punpckldq punpckldq - -
            6c - punpcklqdq - -
            6d - punpckhqdq - -
            6e movd movd - -
            6f movq movdqa movdqu -
            70 pshufw pshufd pshufhw pshuflw
            74 pcmpeqb pcmpeqb - -
            75 pcmpeqw pcmpeqw - -
            76 pcmpeqd pcmpeqd - -
            7e movd movd movq -
            7f movq movdqa movdqu -
            c2 cmpps cmppd cmpss cmpsd
            c4 pinsrw pinsrw - -
            c5 pextrw pextrw - -
            c6 shufps shufpd - -
            d4 paddq paddq - -
            d6 - movq - -
            d7 pmovmskb pmovmskb - -
            db pand pand - -
            df pandn pandn - -
            e6 - cvttpd2dq cvtdq2pd cvtpd2dq
            e7 movntq movntdq - -
            eb por por - -
            ef pxor pxor - -
            f0 - - - lddqu
            fa psubd psubd - -
            fb psubq psubq - -
            fc paddb paddb - -
            fd paddw paddw - -
            fe paddd paddd - -
            """;
    private static final String[][] NAMES = new String[256][];

    static {
        for (String row : ROWS.lines().toList()) {
            String[] cells = row.split(" ");
            NAMES[Integer.parseInt(cells[0], 16)] = new String[] {cells[1], cells[2], cells[3], cells[4]};
        }
    }

    private VectorTable() {}

    /** True when 0F {@code opcode} belongs to the SSE and MMX part of the map. */
    static boolean isVector(int opcode) {
        return opcode >= 0x10 && opcode <= 0x17
                || opcode >= 0x28 && opcode <= 0x2f
                || opcode >= 0x50 && opcode <= 0x7f && opcode != 0x77
                || opcode == 0xc2
                || opcode >= 0xc4 && opcode <= 0xc6
                || opcode >= 0xd0 && opcode <= 0xfe;
    }

    static String name(int opcode, int prefix) {
        String[] row = NAMES[opcode];
        if (row == null || row[prefix].equals("-")) {
            return "vector-op-0f" + Integer.toHexString(opcode);
        }
        return row[prefix];
    }

    /** True for an instruction on MMX registers: the old half of the map without a mandatory prefix. */
    static boolean isMmx(int opcode, int prefix) {
        return prefix == NONE && (opcode >= 0x60 && opcode <= 0x7f || opcode >= 0xd0)
                || prefix <= OPERAND_SIZE && (opcode == 0x2a && prefix == NONE);
    }

    /** True when an immediate byte follows the operands. */
    static boolean hasImmediate(int opcode) {
        return opcode >= 0x70 && opcode <= 0x73 || opcode == 0xc2 || opcode >= 0xc4 && opcode <= 0xc6;
    }

    /** True when ModRM.r/m is written: the store forms. */
    static boolean isStore(int opcode, int prefix) {
        return opcode == 0x11
                || opcode == 0x13
                || opcode == 0x17
                || opcode == 0x29
                || opcode == 0x2b
                || opcode == 0x7f
                || opcode == 0x7e && prefix != REP
                || opcode == 0xd6
                || opcode == 0xe7;
    }

    /** Alignment in bytes that the memory operand of a legacy or VEX form must have; 1 when any address will do. */
    static int alignment(int opcode, int prefix, int vexBytes) {
        boolean alwaysAligned = opcode == 0x28
                || opcode == 0x29
                || opcode == 0x2b
                || (opcode == 0x6f || opcode == 0x7f || opcode == 0xe7) && prefix == OPERAND_SIZE;
        if (vexBytes > 0) {
            return alwaysAligned ? vexBytes : 1;
        }
        if (alwaysAligned) {
            return 16;
        }
        boolean partial = opcode >= 0x10 && opcode <= 0x13
                || opcode == 0x16
                || opcode == 0x17
                || opcode >= 0x2a && opcode <= 0x2f
                || opcode == 0x6e
                || opcode == 0x7e
                || opcode == 0x5a && prefix == NONE
                || opcode == 0xc4
                || opcode == 0xd6
                || opcode == 0xe6;
        boolean whole = prefix == NONE && !isMmx(opcode, prefix) || prefix == OPERAND_SIZE;
        return whole && !partial ? 16 : 1;
    }
}
