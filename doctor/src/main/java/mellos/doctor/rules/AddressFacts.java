package mellos.doctor.rules;

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

    private AddressFacts() {}

    /** Words for a pattern that no address has, or null. */
    static String describeGarbage(long address) {
        for (long pattern : POISON) {
            long distance = address - pattern;
            if (distance > -0x1000 && distance < 0x1000) {
                return "the fill pattern " + Scene.hex(pattern) + " (uninitialised or freed memory)";
            }
            if (pattern >>> 32 != 0
                    && (address >>> 16) == (pattern & 0xffff_ffff_ffffL) >>> 16
                    && address >>> 48 != 0) {
                return "the fill pattern " + Scene.hex(pattern) + " (uninitialised or freed memory)";
            }
        }
        String text = asText(address);
        return text == null ? null : "text (\"" + text + "\"): a string was written over a pointer";
    }

    /** The address as ASCII when at least six of its bytes are printable letters, else null. */
    private static String asText(long address) {
        StringBuilder out = new StringBuilder();
        int letters = 0;
        for (int i = 0; i < 8; i++) {
            int c = (int) (address >>> 8 * i & 0xff);
            if (c == 0 && i >= 6) {
                continue;
            }
            if (c < 0x20 || c > 0x7e) {
                return null;
            }
            letters += Character.isLetterOrDigit(c) || c == ' ' ? 1 : 0;
            out.append((char) c);
        }
        return letters >= 5 ? out.toString() : null;
    }

    /** The device whose registers every PC has at the address, or null. */
    static String device(long address) {
        if (address >= LOCAL_APIC && address < LOCAL_APIC + 0x1000) {
            return "the local APIC (register " + Scene.hex(address - LOCAL_APIC) + ")";
        }
        if (address >= 0xfec00000L && address < 0xfec01000L) {
            return "the I/O APIC";
        }
        if (address >= 0xfed00000L && address < 0xfed01000L) {
            return "the HPET";
        }
        if (address >= 0xb8000L && address < 0xc0000L) {
            return "the VGA text buffer";
        }
        if (address >= 0xa0000L && address < 0xb8000L) {
            return "the VGA frame buffer";
        }
        return address >= 0xfd000000L && address < 0xfec00000L ? "a PCI device (such as the frame buffer)" : null;
    }
}
