package mellos.doctor.machine;

/** Memory that nobody wrote code to. */
final class Filler {
    private static final int PROBE = 8;

    private Filler() {}

    static boolean isZeros(Patient patient) {
        byte[] code = patient.space().readUpTo(patient.rip(), PROBE);
        for (byte each : code) {
            if (each != 0) {
                return false;
            }
        }
        return code.length == PROBE;
    }
}
