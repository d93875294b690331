package mellos.doctor.chain;

import mellos.doctor.log.CpuState;
import mellos.doctor.log.Value;

/**
 * A fault raised while another one was being delivered.
 *
 * @param vector what was raised, before the processor made a double fault of it
 * @param errorCode unknown where an exception became a double fault, which loses it
 * @param cr2 the address when {@code vector} is a page fault and the log shows it
 * @param becameDoubleFault what the processor delivered instead was vector 8
 * @param state the processor at that moment, unknown for the last fault of a triple fault
 */
public record Nested(int vector, Value errorCode, Value cr2, boolean becameDoubleFault, CpuState state) {

    /** A fault of which the log has nothing but the number. */
    static Nested announced(int vector) {
        return new Nested(vector, Value.UNKNOWN, Value.UNKNOWN, false, CpuState.UNKNOWN);
    }

    Nested withAddress(Value address, CpuState at) {
        return new Nested(vector, errorCode, address, becameDoubleFault, at);
    }
}
