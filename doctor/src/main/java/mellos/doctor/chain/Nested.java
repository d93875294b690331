package mellos.doctor.chain;

import mellos.doctor.log.CpuState;

/**
 * A fault raised while another one was being delivered.
 *
 * @param vector what was raised, before the processor made a double fault of it
 * @param errorCode -1 when the log does not show it: an exception that became a double fault loses its error code
 * @param cr2 the address when {@code vector} is a page fault and the log shows it, else -1
 * @param becameDoubleFault what the processor delivered instead was vector 8
 * @param state the processor at that moment, unknown for the last fault of a triple fault
 */
public record Nested(int vector, int errorCode, long cr2, boolean becameDoubleFault, CpuState state) {}
