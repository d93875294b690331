package mellos.compiler.translate;

import java.util.function.BiConsumer;

/** Methods of numbers for which there are instructions: their names and their code. */
final class NumberIntrinsics {
    private final BiConsumer<String, Intrinsic> table;

    private NumberIntrinsics(BiConsumer<String, Intrinsic> table) {
        this.table = table;
    }

    static void addTo(BiConsumer<String, Intrinsic> table) {
        NumberIntrinsics entries = new NumberIntrinsics(table);
        entries.addFloatingPoint();
        entries.addInts();
        entries.addLongs();
    }

    private void addFloatingPoint() {
        table.accept("java/lang/Float.floatToRawIntBits(F)I", bits(Kind.FLOAT, Kind.INT));
        table.accept("java/lang/Float.intBitsToFloat(I)F", bits(Kind.INT, Kind.FLOAT));
        table.accept("java/lang/Double.doubleToRawLongBits(D)J", bits(Kind.DOUBLE, Kind.LONG));
        table.accept("java/lang/Double.longBitsToDouble(J)D", bits(Kind.LONG, Kind.DOUBLE));
        for (String owner : new String[] {"java/lang/Math.", "java/lang/StrictMath."}) {
            table.accept(owner + "sqrt(D)D", unary("llvm.sqrt.f64", Kind.DOUBLE));
        }
        table.accept("java/lang/Math.abs(D)D", unary("llvm.fabs.f64", Kind.DOUBLE));
        table.accept("java/lang/Math.abs(F)F", unary("llvm.fabs.f32", Kind.FLOAT));
        table.accept("java/lang/Math.multiplyHigh(JJ)J", multiplyHigh("sext"));
        table.accept("java/lang/Math.unsignedMultiplyHigh(JJ)J", multiplyHigh("zext"));
    }

    private void addInts() {
        table.accept("java/lang/Integer.bitCount(I)I", unary("llvm.ctpop.i32", Kind.INT));
        table.accept("java/lang/Integer.reverseBytes(I)I", unary("llvm.bswap.i32", Kind.INT));
        table.accept("java/lang/Integer.numberOfLeadingZeros(I)I", countZeros("llvm.ctlz.i32", Kind.INT));
        table.accept("java/lang/Integer.numberOfTrailingZeros(I)I", countZeros("llvm.cttz.i32", Kind.INT));
        table.accept("java/lang/Integer.divideUnsigned(II)I", unsigned("udiv", Kind.INT));
        table.accept("java/lang/Integer.remainderUnsigned(II)I", unsigned("urem", Kind.INT));
    }

    private void addLongs() {
        table.accept("java/lang/Long.bitCount(J)I", count("llvm.ctpop.i64"));
        table.accept("java/lang/Long.reverseBytes(J)J", unary("llvm.bswap.i64", Kind.LONG));
        table.accept("java/lang/Long.numberOfLeadingZeros(J)I", countZeros("llvm.ctlz.i64", Kind.LONG));
        table.accept("java/lang/Long.numberOfTrailingZeros(J)I", countZeros("llvm.cttz.i64", Kind.LONG));
        table.accept("java/lang/Long.divideUnsigned(JJ)J", unsigned("udiv", Kind.LONG));
        table.accept("java/lang/Long.remainderUnsigned(JJ)J", unsigned("urem", Kind.LONG));
    }

    private static Intrinsic bits(Kind from, Kind to) {
        return call -> call.out()
                .value(to, "bitcast " + from.ir() + ' ' + call.argument(0).text() + " to " + to.ir());
    }

    private static Intrinsic unary(String function, Kind kind) {
        return call -> {
            String callee = call.module().llvm(function, kind.ir(), kind.ir());
            return call.out()
                    .value(
                            kind,
                            "call " + kind.ir() + ' ' + callee + '('
                                    + call.argument(0).typed() + ')'
                                    + call.out().location());
        };
    }

    private static Intrinsic multiplyHigh(String extension) {
        return call -> {
            FunctionWriter out = call.out();
            String left = out.name(extension + " i64 " + call.argument(0).text() + " to i128");
            String right = out.name(extension + " i64 " + call.argument(1).text() + " to i128");
            String product = out.name("mul i128 " + left + ", " + right);
            String high = out.name("lshr i128 " + product + ", 64");
            return out.value(Kind.LONG, "trunc i128 " + high + " to i64");
        };
    }

    /** A count of a long's bits, which is an int. */
    private static Intrinsic count(String function) {
        return call -> {
            Value wide = unary(function, Kind.LONG).emit(call);
            return call.out().value(Kind.INT, "trunc i64 " + wide.text() + " to i32");
        };
    }

    /** Leading or trailing zeros; all bits if the number is 0. */
    private static Intrinsic countZeros(String function, Kind kind) {
        return call -> {
            String callee = call.module().llvm(function, kind.ir(), kind.ir() + ", i1 immarg");
            Value zeros = call.out()
                    .value(
                            kind,
                            "call " + kind.ir() + ' ' + callee + '('
                                    + call.argument(0).typed() + ", i1 false)"
                                    + call.out().location());
            return kind == Kind.INT ? zeros : call.out().value(Kind.INT, "trunc i64 " + zeros.text() + " to i32");
        };
    }

    private static Intrinsic unsigned(String operation, Kind kind) {
        return call -> {
            Value divisor = call.argument(1);
            if (!(divisor.constant() instanceof Number number && number.longValue() != 0)) {
                String thrower = call.out().thrower(RuntimeCall.THROW_DIVIDE);
                call.out().branchIf(call.out().name("icmp eq " + divisor.typed() + ", 0"), thrower);
            }
            return call.out().value(kind, operation + ' ' + call.argument(0).typed() + ", " + divisor.text());
        };
    }
}
