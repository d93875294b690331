package mellos.compiler.translate;

import java.lang.classfile.Opcode;

/** Arithmetic, shifts and comparisons with the results that the JVM specification prescribes. */
final class Arithmetic {
    private final MethodState state;
    private final FunctionWriter out;
    private final Division division;
    private final Comparisons comparisons;

    Arithmetic(MethodState state) {
        this.state = state;
        this.out = state.out();
        this.division = new Division(state);
        this.comparisons = new Comparisons(state);
    }

    void operate(Opcode opcode) {
        switch (opcode) {
            case IADD, ISUB, IMUL, IAND, IOR, IXOR, IDIV, IREM, INEG -> onInts(opcode);
            case LADD, LSUB, LMUL, LAND, LOR, LXOR, LDIV, LREM, LNEG -> onLongs(opcode);
            case FADD, FSUB, FMUL, FDIV, FREM, FNEG -> onFloats(opcode);
            case DADD, DSUB, DMUL, DDIV, DREM, DNEG -> onDoubles(opcode);
            case LCMP -> comparisons.longs();
            case FCMPL, FCMPG, DCMPL, DCMPG -> comparisons.floats(opcode);
            default -> shift(opcode);
        }
    }

    private void onInts(Opcode opcode) {
        switch (opcode) {
            case IADD -> binary(Kind.INT, "add" + overflow());
            case ISUB -> binary(Kind.INT, "sub" + overflow());
            case IMUL -> binary(Kind.INT, "mul" + overflow());
            case IAND -> binary(Kind.INT, "and");
            case IOR -> binary(Kind.INT, "or");
            case IXOR -> binary(Kind.INT, "xor");
            case IDIV -> division.quotient(Kind.INT);
            case IREM -> division.remainder(Kind.INT);
            case INEG -> negate(Kind.INT, "sub i32 0, ");
            default -> throw new IllegalArgumentException("not arithmetic: " + opcode);
        }
    }

    /** What the optimiser may assume of numbers that could be indices. */
    private String overflow() {
        return state.isUnchecked() ? " nsw" : "";
    }

    private void onLongs(Opcode opcode) {
        switch (opcode) {
            case LADD -> binary(Kind.LONG, "add");
            case LSUB -> binary(Kind.LONG, "sub");
            case LMUL -> binary(Kind.LONG, "mul");
            case LAND -> binary(Kind.LONG, "and");
            case LOR -> binary(Kind.LONG, "or");
            case LXOR -> binary(Kind.LONG, "xor");
            case LDIV -> division.quotient(Kind.LONG);
            case LREM -> division.remainder(Kind.LONG);
            case LNEG -> negate(Kind.LONG, "sub i64 0, ");
            default -> throw new IllegalArgumentException("not arithmetic: " + opcode);
        }
    }

    private void onFloats(Opcode opcode) {
        switch (opcode) {
            case FADD -> binary(Kind.FLOAT, "fadd");
            case FSUB -> binary(Kind.FLOAT, "fsub");
            case FMUL -> binary(Kind.FLOAT, "fmul");
            case FDIV -> binary(Kind.FLOAT, "fdiv");
            case FREM -> remainder(Kind.FLOAT, "fmodf");
            case FNEG -> negate(Kind.FLOAT, "fneg float ");
            default -> throw new IllegalArgumentException("not arithmetic: " + opcode);
        }
    }

    private void onDoubles(Opcode opcode) {
        switch (opcode) {
            case DADD -> binary(Kind.DOUBLE, "fadd");
            case DSUB -> binary(Kind.DOUBLE, "fsub");
            case DMUL -> binary(Kind.DOUBLE, "fmul");
            case DDIV -> binary(Kind.DOUBLE, "fdiv");
            case DREM -> remainder(Kind.DOUBLE, "fmod");
            case DNEG -> negate(Kind.DOUBLE, "fneg double ");
            default -> throw new IllegalArgumentException("not arithmetic: " + opcode);
        }
    }

    private void shift(Opcode opcode) {
        switch (opcode) {
            case ISHL -> shift(Kind.INT, "shl");
            case ISHR -> shift(Kind.INT, "ashr");
            case IUSHR -> shift(Kind.INT, "lshr");
            case LSHL -> shift(Kind.LONG, "shl");
            case LSHR -> shift(Kind.LONG, "ashr");
            case LUSHR -> shift(Kind.LONG, "lshr");
            default -> throw new IllegalArgumentException("not arithmetic: " + opcode);
        }
    }

    private void binary(Kind kind, String operation) {
        Value right = state.pop();
        Value left = state.pop();
        state.push(out.value(kind, operation + ' ' + kind.ir() + ' ' + left.text() + ", " + right.text()));
    }

    /** LLVM would call these functions for {@code frem} too, but fold constants its own way. */
    private void remainder(Kind kind, String function) {
        Value right = state.pop();
        Value left = state.pop();
        String type = kind.ir();
        String callee = state.module().declareFunction(function, type, type + ", " + type);
        state.push(out.call(kind, callee, left.typed() + ", " + right.typed()));
    }

    private void negate(Kind kind, String operation) {
        state.push(out.value(kind, operation + state.pop().text()));
    }

    private void shift(Kind kind, String operation) {
        Value count = state.pop();
        Value value = state.pop();
        int mask = kind == Kind.INT ? 31 : 63;
        String bits = count.intConstant()
                .map(known -> Integer.toString(known & mask))
                .orElseGet(() -> out.name("and i32 " + count.text() + ", " + mask));
        if (kind == Kind.LONG && count.intConstant().isEmpty()) {
            bits = out.name("zext i32 " + bits + " to i64");
        }
        state.push(out.value(kind, operation + ' ' + kind.ir() + ' ' + value.text() + ", " + bits));
    }
}
