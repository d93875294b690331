package mellos.kernel.report;

import mellos.kernel.text.Line;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.runtime.console.ByteSink;

/** The runtime's raw text as lines of the serial port. */
@BuildTime
@NoHeap
public final class LineSink implements ByteSink {
    public static final LineSink INSTANCE = new LineSink();

    private LineSink() {}

    @Override
    public void write(byte next) {
        if (next == '\n') {
            Line.end();
            Line.begin();
        } else {
            Line.character(next == '\t' ? ' ' : next & 0xff);
        }
    }
}
