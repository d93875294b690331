package mellos.runtime.monitor;

import java.util.Objects;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** What {@code java.lang.Thread} knows of monitors. */
@Substitute("java.lang.Thread")
final class Target_java_lang_Thread {
    /** Monitors that the thread has entered more often than their lock words can count. */
    DeepEntries mellosDeepEntries;

    @Replace
    public static boolean holdsLock(Object object) {
        return Monitor.isHeld(Objects.requireNonNull(object));
    }
}
