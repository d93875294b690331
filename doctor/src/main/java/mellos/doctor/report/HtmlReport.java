package mellos.doctor.report;

import mellos.doctor.Diagnosis;

/** stub */
public final class HtmlReport {
    private HtmlReport() {}

    public static String of(Diagnosis diagnosis) {
        return diagnosis.toString();
    }
}
