package mellos.kernel;

import mellos.kernel.boot.BootRecord;
import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.kernel.text.Line;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.runtime.heap.HeapSettings;

/** What the command line says of the Java heap. */
@NoHeap
final class HeapOptions {
    private HeapOptions() {}

    /** Before the first object is made. */
    static void read() {
        if (!CommandLine.has(Option.HEAP)) {
            return;
        }
        int start = CommandLine.start(Option.HEAP);
        int length = CommandLine.end(Option.HEAP) - start;
        Address settings = BootRecord.commandLineAt(start);
        int wrong = HeapSettings.accept(settings, length);
        if (wrong != HeapSettings.ALL_ACCEPTED) {
            refuse(settings.plus(wrong), HeapSettings.endOfWord(settings, wrong, length) - wrong);
        }
    }

    private static void refuse(Address word, int length) {
        Line.begin();
        Line.text("command line: gc=: '");
        Line.bytes(word, length);
        Line.text("' means nothing; there are ");
        Line.text(HeapSettings.KNOWN);
        Line.end();
    }
}
