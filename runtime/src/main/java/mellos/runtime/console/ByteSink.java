package mellos.runtime.console;

import mellos.magic.NoHeap;

/** Where text without a heap goes, byte by byte, UTF-8. */
@NoHeap
public interface ByteSink {
    void write(byte next);
}
