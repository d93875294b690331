package mellos.doctor.report;

import java.util.List;
import java.util.OptionalInt;
import mellos.doctor.Diagnosis;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.log.LogEvent.ProcessorMessage;

/** Bochs explains many faults itself: its last messages about the processor that died. */
final class BochsText {
    private static final int LINES = 6;

    private BochsText() {}

    static List<String> lines(Diagnosis diagnosis) {
        OptionalInt processor = diagnosis.chain().map(FaultChain::processor).orElse(OptionalInt.empty());
        List<String> all = diagnosis.scene().history().messages().stream()
                .filter(each -> processor.orElse(each.cpu()) == each.cpu())
                .map(ProcessorMessage::text)
                .distinct()
                .toList();
        return all.subList(Math.max(0, all.size() - LINES), all.size());
    }
}
