package mellos.doctor.x86;

/** Vector instructions: SSE by the opcode behind 0F, AVX by VEX, AVX-512 by EVEX. */
class VectorInstruction extends OperandReader {
    VectorInstruction(byte[] code, long address, Mode mode) {
        super(code, address, mode);
    }

    Instruction vector(int opcode, int prefix, int vexBytes, String namePrefix) {
        readModrm();
        if (VectorTable.hasImmediate(opcode)) {
            next();
        }
        if (memory != null) {
            mustAlign = VectorTable.alignment(opcode, prefix, vexBytes);
        }
        Kind kind = vexBytes > 0 ? Kind.AVX : VectorTable.isMmx(opcode, prefix) ? Kind.MMX : Kind.SSE;
        String vectorRegister = (kind == Kind.MMX ? "mm" : vexBytes == 32 ? "ymm" : "xmm") + regField();
        String other = memory != null
                ? operandText("M")
                : (kind == Kind.MMX ? "mm" : vexBytes == 32 ? "ymm" : "xmm") + rmField();
        String operands =
                VectorTable.isStore(opcode, prefix) ? other + ", " + vectorRegister : vectorRegister + ", " + other;
        return finish(kind, namePrefix + VectorTable.name(opcode, prefix), operands);
    }

    Instruction vex(int opcode) {
        int map = 1;
        int last;
        int first = next();
        rex = (first & 0x80) == 0 ? 4 : 0;
        if (opcode == 0xc4) {
            map = first & 0x1f;
            rex |= ((first & 0x40) == 0 ? 2 : 0) | ((first & 0x20) == 0 ? 1 : 0);
            last = next();
        } else {
            last = first;
        }
        int[] prefixes = {VectorTable.NONE, VectorTable.OPERAND_SIZE, VectorTable.REP, VectorTable.REPNE};
        int vexBytes = (last & 4) != 0 ? 32 : 16;
        int inner = next();
        if (map == 1 && inner == 0x77) {
            return finish(Kind.AVX, (last & 4) != 0 ? "vzeroall" : "vzeroupper", "");
        }
        if (map == 1 && VectorTable.isVector(inner)) {
            return vector(inner, prefixes[last & 3], vexBytes, "v");
        }
        readModrm();
        if (map == 3) {
            next();
        }
        return finish(Kind.AVX, "vex-op-" + Integer.toHexString(inner), memory == null ? "" : operandText("M"));
    }

    Instruction evex() {
        int first = next();
        rex = ((first & 0x80) == 0 ? 4 : 0) | ((first & 0x40) == 0 ? 2 : 0) | ((first & 0x20) == 0 ? 1 : 0);
        next();
        next();
        int inner = next();
        readModrm();
        if ((first & 7) == 3) {
            next();
        }
        return finish(Kind.EVEX, "evex-op-" + Integer.toHexString(inner), memory == null ? "" : operandText("M"));
    }
}
