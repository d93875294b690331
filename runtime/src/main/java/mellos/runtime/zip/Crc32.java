package mellos.runtime.zip;

import mellos.magic.BuildTime;

/** The cyclic redundancy check of ISO 3309, by a table for each byte. */
@BuildTime
final class Crc32 {
    private static final int POLYNOMIAL = 0xedb88320;
    private static final int[] TABLE = table();

    private Crc32() {}

    static int update(int crc, int value) {
        return ~next(~crc, value);
    }

    static int update(int crc, byte[] bytes, int start, int length) {
        int rest = ~crc;
        for (int i = start; i < start + length; i++) {
            rest = next(rest, bytes[i]);
        }
        return ~rest;
    }

    private static int next(int rest, int value) {
        return TABLE[(rest ^ value) & 0xff] ^ rest >>> 8;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int rest = i;
            for (int bit = 0; bit < 8; bit++) {
                rest = (rest & 1) == 0 ? rest >>> 1 : rest >>> 1 ^ POLYNOMIAL;
            }
            table[i] = rest;
        }
        return table;
    }
}
