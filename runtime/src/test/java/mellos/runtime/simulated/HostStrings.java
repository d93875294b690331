package mellos.runtime.simulated;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import mellos.magic.Address;

/** Which of the host's strings, by identity, stands for which string in memory. For all threads. */
final class HostStrings {
    private final Map<String, Address> addresses = new IdentityHashMap<>();
    private final Map<Long, String> texts = new HashMap<>();

    /** Where a string lies: the same place each time it is asked for. */
    synchronized Address addressOf(String text, Function<String, Address> layOut) {
        Address known = addresses.get(text);
        return known == null ? pair(text, layOut.apply(text)) : known;
    }

    /** The string that stands for the one at an address: the same object each time it is asked for. */
    synchronized String at(Address start, Function<Address, String> read) {
        String known = texts.get(start.bits());
        if (known != null) {
            return known;
        }
        // A literal of the same characters may be paired with another address, so this must be an object of its own.
        String text = new String(read.apply(start).toCharArray());
        pair(text, start);
        return text;
    }

    private Address pair(String text, Address start) {
        addresses.put(text, start);
        texts.put(start.bits(), text);
        return start;
    }
}
