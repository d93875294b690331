package mellos.compiler.translate;

/** Division of integers as the JVM specification prescribes it; LLVM leaves two of its cases undefined. */
final class Division {
    private final MethodState state;
    private final FunctionWriter out;

    Division(MethodState state) {
        this.state = state;
        this.out = state.out();
    }

    /** The quotient; the smallest number divided by -1 is itself, which is undefined in LLVM. */
    void quotient(Kind kind) {
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

    void remainder(Kind kind) {
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
}
