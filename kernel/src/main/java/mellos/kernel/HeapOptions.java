package mellos.kernel;

import mellos.kernel.boot.BootRecord;
import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.kernel.text.Line;
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
        if (!HeapSettings.accept(BootRecord.commandLineAt(start), CommandLine.end(Option.HEAP) - start)) {
            Line.print("command line: gc= knows heap=SIZE, every=NUMBER, poison and verify, with commas between");
        }
    }
}
