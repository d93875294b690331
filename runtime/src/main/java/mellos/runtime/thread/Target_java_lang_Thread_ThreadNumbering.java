package mellos.runtime.thread;

import java.util.concurrent.atomic.AtomicInteger;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Thread.ThreadNumbering}: numbers for names, without reflection. */
@Substitute("java.lang.Thread$ThreadNumbering")
final class Target_java_lang_Thread_ThreadNumbering {
    private static AtomicInteger mellosNext;

    private Target_java_lang_Thread_ThreadNumbering() {}

    @ReplaceInitializer
    static void initialize() {
        mellosNext = new AtomicInteger();
    }

    @Replace
    static int next() {
        return mellosNext.getAndIncrement();
    }
}
