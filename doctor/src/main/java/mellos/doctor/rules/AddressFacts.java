package mellos.doctor.rules;

import java.util.List;
import java.util.Optional;
import mellos.doctor.log.NotInLogException;

/** What an address looks like when it is none. */
final class AddressFacts {
    private static final long[] POISON = {
        0xdeadbeefL,
        0xdeadbeefdeadbeefL,
        0xccccccccL,
        0xccccccccccccccccL,
        0xcdcdcdcdL,
        0xcdcdcdcdcdcdcdcdL,
        0xbaadf00dL,
        0xfeeefeeeL,
        0xababababL,
        0xababababababababL,
        0xa5a5a5a5L,
        0xa5a5a5a5a5a5a5a5L,
        0x5a5a5a5aL,
        0x5a5a5a5a5a5a5a5aL,
        0x6b6b6b6b6b6b6b6bL,
        0xaaaaaaaaL,
        0xaaaaaaaaaaaaaaaaL,
        0xcafebabeL,
        0xdeadc0deL,
        0xfefefefeL,
        0xfefefefefefefefeL,
        0xe5e5e5e5e5e5e5e5L
    };
    private static final long LOCAL_APIC = 0xfee00000L;
    private static final long LIST_POISON = 0xdead;
    private static final List<Device> DEVICES = List.of(
            new Device(0xfec00000L, 0xfec01000L, "the I/O APIC"),
            new Device(0xfed00000L, 0xfed01000L, "the HPET"),
            new Device(0xb8000L, 0xc0000L, "the VGA text buffer"),
            new Device(0xa0000L, 0xb8000L, "the VGA frame buffer"),
            new Device(0xfd000000L, 0xfec00000L, "a PCI device (such as the frame buffer)"));

    private record Device(long from, long end, String name) {}

    private AddressFacts() {}

    /** True for a pattern that no address has. */
    static boolean isGarbage(long address) {
        return garbage(address).isPresent();
    }

    /** Words for a pattern that no address has. */
    static String describeGarbage(long address) {
        return garbage(address).orElseThrow(NotInLogException::new);
    }

    private static Optional<String> garbage(long address) {
        for (long pattern : POISON) {
            long distance = address - pattern;
            boolean sameTop = pattern >>> 32 != 0
                    && address >>> 16 == (pattern & 0xffff_ffff_ffffL) >>> 16
                    && address >>> 48 != 0;
            if (distance > -0x1000 && distance < 0x1000 || sameTop) {
                return Optional.of("the fill pattern " + Address.hex(pattern) + " (uninitialised or freed memory)");
            }
        }
        if (address >>> 48 == LIST_POISON) {
            return Optional.of("the poison of a freed list entry");
        }
        return asText(address).map(text -> "text (\"" + text + "\"): a string was written over a pointer");
    }

    /** The address as ASCII when at least six of its bytes are printable letters. */
    private static Optional<String> asText(long address) {
        StringBuilder out = new StringBuilder();
        int letters = 0;
        for (int i = 0; i < 8; i++) {
            int c = (int) (address >>> 8 * i & 0xff);
            if (c == 0 && i >= 6) {
                continue;
            }
            if (c < 0x20 || c > 0x7e) {
                return Optional.empty();
            }
            letters += Character.isLetterOrDigit(c) || c == ' ' ? 1 : 0;
            out.append((char) c);
        }
        return letters >= 5 ? Optional.of(out.toString()) : Optional.empty();
    }

    static boolean isDevice(long address) {
        return findDevice(address).isPresent();
    }

    /** The device whose registers every PC has at the address. */
    static String device(long address) {
        return findDevice(address).orElseThrow(NotInLogException::new);
    }

    private static Optional<String> findDevice(long address) {
        if (address >= LOCAL_APIC && address < LOCAL_APIC + 0x1000) {
            return Optional.of("the local APIC (register " + Address.hex(address - LOCAL_APIC) + ")");
        }
        for (Device each : DEVICES) {
            if (address >= each.from() && address < each.end()) {
                return Optional.of(each.name());
            }
        }
        return Optional.empty();
    }
}
