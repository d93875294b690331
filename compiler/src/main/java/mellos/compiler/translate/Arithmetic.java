package mellos.compiler.translate;

import java.lang.classfile.Opcode;

/** Arithmetic, shifts, comparisons and conversions with the results that the JVM specification prescribes. */
final class Arithmetic {
    private final MethodState state;
    private final FunctionWriter out;

    Arithmetic(MethodState state) {
        this.state = state;
        this.out = state.out();
    }

    void operate(Opcode opcode) {
        switch (opcode) {
            case IADD -> binary(Kind.INT, "add");
            case ISUB -> binary(Kind.INT, "sub");
            case IMUL -> binary(Kind.INT, "mul");
            case IAND -> binary(Kind.INT, "and");
            case IOR -> binary(Kind.INT, "or");
            case IXOR -> binary(Kind.INT, "xor");
            case LADD -> binary(Kind.LONG, "add");
            case LSUB -> binary(Kind.LONG, "sub");
            case LMUL -> binary(Kind.LONG, "mul");
            case LAND -> binary(Kind.LONG, "and");
            case LOR -> binary(Kind.LONG, "or");
            case LXOR -> binary(Kind.LONG, "xor");
            case FADD -> binary(Kind.FLOAT, "fadd");
            case FSUB -> binary(Kind.FLOAT, "fsub");
            case FMUL -> binary(Kind.FLOAT, "fmul");
            case FDIV -> binary(Kind.FLOAT, "fdiv");
            case FREM -> remainder(Kind.FLOAT, "fmodf");
            case DADD -> binary(Kind.DOUBLE, "fadd");
            case DSUB -> binary(Kind.DOUBLE, "fsub");
            case DMUL -> binary(Kind.DOUBLE, "fmul");
            case DDIV -> binary(Kind.DOUBLE, "fdiv");
            case DREM -> remainder(Kind.DOUBLE, "fmod");
            case IDIV -> divide(Kind.INT);
            case LDIV -> divide(Kind.LONG);
            case IREM -> integerRemainder(Kind.INT);
            case LREM -> integerRemainder(Kind.LONG);
            case ISHL -> shift(Kind.INT, "shl");
            case ISHR -> shift(Kind.INT, "ashr");
            case IUSHR -> shift(Kind.INT, "lshr");
            case LSHL -> shift(Kind.LONG, "shl");
            case LSHR -> shift(Kind.LONG, "ashr");
            case LUSHR -> shift(Kind.LONG, "lshr");
            case INEG -> negate(Kind.INT, "sub i32 0, ");
            case LNEG -> negate(Kind.LONG, "sub i64 0, ");
            case FNEG -> negate(Kind.FLOAT, "fneg float ");
            case DNEG -> negate(Kind.DOUBLE, "fneg double ");
            case LCMP -> compareLongs();
            case FCMPL, FCMPG, DCMPL, DCMPG -> compareFloats(opcode);
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

    /** The quotient; the smallest number divided by -1 is itself, which is undefined in LLVM. */
    private void divide(Kind kind) {
        Value divisor = state.pop();
        Value dividend = state.pop();
        String type = kind.ir();
        checkDivisor(divisor, kind);
        if (isOrdinary(divisor)) {
            state.push(out.value(kind, "sdiv " + type + ' ' + dividend.text() + ", " + divisor.text()));
            return;
        }
        String minusOne = out.name("icmp eq " + type + ' ' + divisor.text() + ", -1");
        String safe = out.name("select i1 " + minusOne + ", " + type + " 1, " + divisor.typed());
        String quotient = out.name("sdiv " + type + ' ' + dividend.text() + ", " + safe);
        String negated = out.name("sub " + type + " 0, " + dividend.text());
        state.push(
                out.value(kind, "select i1 " + minusOne + ", " + type + ' ' + negated + ", " + type + ' ' + quotient));
    }

    private void integerRemainder(Kind kind) {
        Value divisor = state.pop();
        Value dividend = state.pop();
        String type = kind.ir();
        checkDivisor(divisor, kind);
        String safe = divisor.text();
        if (!isOrdinary(divisor)) {
            String minusOne = out.name("icmp eq " + type + ' ' + divisor.text() + ", -1");
            safe = out.name("select i1 " + minusOne + ", " + type + " 1, " + divisor.typed());
        }
        state.push(out.value(kind, "srem " + type + ' ' + dividend.text() + ", " + safe));
    }

    private void checkDivisor(Value divisor, Kind kind) {
        if (divisor.constant() instanceof Number number && number.longValue() != 0) {
            return;
        }
        String thrower = out.thrower(RuntimeCall.THROW_DIVIDE);
        out.branchIf(out.name("icmp eq " + kind.ir() + ' ' + divisor.text() + ", 0"), thrower);
    }

    /** A constant other than 0 and -1. */
    private static boolean isOrdinary(Value divisor) {
        return divisor.constant() instanceof Number number && number.longValue() != 0 && number.longValue() != -1;
    }

    private void compareLongs() {
        Value right = state.pop();
        Value left = state.pop();
        String callee = state.module().llvm("llvm.scmp.i32.i64", "i32", "i64, i64");
        state.push(out.value(
                Kind.INT, "call i32 " + callee + "(" + left.typed() + ", " + right.typed() + ")" + out.location()));
    }

    private void compareFloats(Opcode opcode) {
        Value right = state.pop();
        Value left = state.pop();
        String operands = left.typed() + ", " + right.text();
        boolean greater = opcode == Opcode.FCMPG || opcode == Opcode.DCMPG;
        String equal = out.name("fcmp oeq " + operands);
        String decisive = out.name((greater ? "fcmp olt " : "fcmp ogt ") + operands);
        String other = out.name("select i1 " + equal + ", i32 0, i32 " + (greater ? 1 : -1));
        state.push(out.value(Kind.INT, "select i1 " + decisive + ", i32 " + (greater ? -1 : 1) + ", i32 " + other));
    }

    void convert(Opcode opcode) {
        Value value = state.pop();
        state.push(
                switch (opcode) {
                    case I2L -> widened(value);
                    case L2I -> cast("trunc", value, Kind.INT);
                    case I2F, L2F -> cast("sitofp", value, Kind.FLOAT);
                    case I2D, L2D -> cast("sitofp", value, Kind.DOUBLE);
                    case F2D -> cast("fpext", value, Kind.DOUBLE);
                    case D2F -> cast("fptrunc", value, Kind.FLOAT);
                    case F2I, D2I -> saturated(value, Kind.INT);
                    case F2L, D2L -> saturated(value, Kind.LONG);
                    case I2B -> truncated(value, "i8", "sext");
                    case I2S -> truncated(value, "i16", "sext");
                    case I2C -> truncated(value, "i16", "zext");
                    default -> throw new IllegalArgumentException("not a conversion: " + opcode);
                });
    }

    private Value widened(Value value) {
        return value.intConstant()
                .map(known -> Value.constant((long) known))
                .orElseGet(() -> cast("sext", value, Kind.LONG));
    }

    private Value cast(String operation, Value value, Kind to) {
        return out.value(to, operation + ' ' + value.typed() + " to " + to.ir());
    }

    /** Not a number is 0, what does not fit is the nearest number that does. */
    private Value saturated(Value value, Kind to) {
        String from = value.kind() == Kind.FLOAT ? "f32" : "f64";
        String name = "llvm.fptosi.sat." + to.ir() + '.' + from;
        String callee = state.module().llvm(name, to.ir(), value.kind().ir());
        return out.value(to, "call " + to.ir() + ' ' + callee + "(" + value.typed() + ")" + out.location());
    }

    private Value truncated(Value value, String narrow, String extension) {
        String bits = out.name("trunc i32 " + value.text() + " to " + narrow);
        return out.value(Kind.INT, extension + ' ' + narrow + ' ' + bits + " to i32");
    }

    /**
     * The condition, an i1, of a comparison instruction and the branch behind it, without the number between them.
     *
     * @param branch {@code ifeq} to {@code ifle}
     */
    String fused(Opcode comparison, Opcode branch) {
        Value right = state.pop();
        Value left = state.pop();
        String operands = left.typed() + ", " + right.text();
        if (comparison == Opcode.LCMP) {
            return out.name("icmp " + Conditions.signed(branch) + ' ' + operands);
        }
        boolean greater = comparison == Opcode.FCMPG || comparison == Opcode.DCMPG;
        return out.name("fcmp " + Conditions.floating(branch, greater) + ' ' + operands);
    }
}
