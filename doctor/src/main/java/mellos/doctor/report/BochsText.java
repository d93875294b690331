package mellos.doctor.report;

import java.util.List;
import mellos.doctor.Diagnosis;
import mellos.doctor.log.LogEvent.ProcessorMessage;

/** Bochs explains many faults itself: its last messages about the processor that died. */
final class BochsText {
    private static final int LINES = 6;

    private BochsText() {}

    static List<String> lines(Diagnosis diagnosis) {
        int processor = diagnosis.chain().map(each -> each.processor()).orElse(-1);
        List<String> all = diagnosis.scene().history().messages().stream()
                .filter(each -> processor < 0 || each.cpu() == processor)
                .map(ProcessorMessage::text)
                .distinct()
                .toList();
        return all.subList(Math.max(0, all.size() - LINES), all.size());
    }
}
