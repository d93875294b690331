package mellos.compiler.translate;

import java.lang.classfile.Opcode;

/** Conversions between kinds of numbers with the results that the JVM specification prescribes. */
final class Conversions {
    private final MethodState state;
    private final FunctionWriter out;

    Conversions(MethodState state) {
        this.state = state;
        this.out = state.out();
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
}
