package mellos.selftest.report;

import mellos.kernel.bringup.MarkerRecord;
import mellos.kernel.bringup.Stage;
import mellos.kernel.text.Line;

/** A processor's markers, as it left them. The boot processor has none. */
final class MarkerText {
    private MarkerText() {}

    /** {@code -} if there are none. */
    static void print(int processor) {
        int count = MarkerRecord.exists(processor) ? Stage.COUNT : 0;
        boolean any = false;
        for (int i = 0; i < count; i++) {
            int letter = MarkerRecord.letter(processor, i);
            if (letter != 0) {
                Line.character(letter);
                any = true;
            }
        }
        if (!any) {
            Line.character('-');
        }
    }
}
