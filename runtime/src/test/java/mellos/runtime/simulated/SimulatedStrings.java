package mellos.runtime.simulated;

import java.nio.charset.StandardCharsets;
import mellos.magic.Address;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.runtime.object.ClassRecord;

/**
 * {@code java.lang.String} in memory: its widest field, the byte array, lies at 16; its hash fills the gap at 12; its
 * coder follows at 24. Latin-1 where all characters fit, else UTF-16, little-endian.
 */
final class SimulatedStrings {
    static final int VALUE = 16;
    static final int SIZE = 32;
    private static final int HASH = 12;
    private static final int CODER = 24;
    private static final byte LATIN1 = 0;
    private static final byte UTF16 = 1;
    private static final int MAX_LATIN1 = 0xff;

    private final SimulatedObjects objects;
    private final ClassRecord type;
    private final ClassRecord bytes;

    SimulatedStrings(SimulatedObjects objects, ClassRecord type, ClassRecord bytes) {
        this.objects = objects;
        this.type = type;
        this.bytes = bytes;
    }

    boolean holds(Address start) {
        return start.loadAddress().same(Address.ofStruct(type));
    }

    Address make(String text) {
        boolean latin1 = text.chars().allMatch(unit -> unit <= MAX_LATIN1);
        byte[] encoded = text.getBytes(latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        Address array = objects.makeArray(bytes, encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            array.plus(ObjectHeaderLayout.ARRAY_ELEMENTS + i).storeByte(encoded[i]);
        }
        Address string = objects.make(type);
        string.plus(HASH).storeInt(text.hashCode());
        string.plus(VALUE).storeAddress(array);
        string.plus(CODER).storeByte(latin1 ? LATIN1 : UTF16);
        return string;
    }

    String read(Address string) {
        Address array = string.plus(VALUE).loadAddress();
        byte[] encoded = new byte[array.plus(ObjectHeaderLayout.ARRAY_LENGTH).loadInt()];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = array.plus(ObjectHeaderLayout.ARRAY_ELEMENTS + i).loadByte();
        }
        boolean latin1 = string.plus(CODER).loadByte() == LATIN1;
        return new String(encoded, latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }
}
