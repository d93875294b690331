package mellos.doctor.chain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mellos.doctor.log.LogEvent.Translated;

/**
 * The instructions translated last that a log with {@code -d in_asm} shows. Millions are added and a handful is looked
 * for, when the log has ended: so they lie in a ring, and are put in order by address when the first one is asked for.
 */
public final class CodeCache {
    private static final int KEPT = 1 << 15;

    private final Translated[] ring = new Translated[KEPT];
    private final Map<Long, Translated> byAddress = new HashMap<>();
    private long added;

    void add(Translated code) {
        ring[(int) (added++ % KEPT)] = code;
        byAddress.clear();
    }

    /** The instruction at {@code address}, when the log shows it. */
    public Optional<Translated> at(long address) {
        if (byAddress.isEmpty()) {
            for (long each = Math.max(0, added - KEPT); each < added; each++) {
                Translated code = ring[(int) (each % KEPT)];
                byAddress.put(code.address(), code);
            }
        }
        return Optional.ofNullable(byAddress.get(address));
    }
}
