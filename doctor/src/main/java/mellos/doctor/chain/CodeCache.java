package mellos.doctor.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mellos.doctor.log.LogEvent.Translated;

/** The most recently translated instructions that a log with {@code -d in_asm} shows, by address. */
public final class CodeCache {
    private static final int KEPT = 1 << 15;

    private final Map<Long, Translated> byAddress = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Translated> eldest) {
            return size() > KEPT;
        }
    };

    void add(Translated code) {
        byAddress.remove(code.address());
        byAddress.put(code.address(), code);
    }

    /** The instruction at {@code address}, when the log shows it. */
    public Optional<Translated> at(long address) {
        return Optional.ofNullable(byAddress.get(address));
    }
}
