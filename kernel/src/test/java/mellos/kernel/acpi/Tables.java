package mellos.kernel.acpi;

import java.nio.charset.StandardCharsets;
import mellos.kernel.address.DirectMap;
import mellos.magic.Address;

/** Firmware's tables in simulated memory, checksums right unless a test spoils them. */
final class Tables {
    static final long ROOT_POINTER = 0xe_1000;
    static final long ROOT_TABLE = 0x7fe_0000;
    static final long EXTENDED_TABLE = 0x7fe_1000;
    static final long MADT = 0x7fe_2000;
    static final long FADT = 0x7fe_3000;
    static final long DSDT = 0x7fe_4000;

    private Tables() {}

    static Address at(long physical) {
        return DirectMap.at(physical);
    }

    static void text(long physical, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            at(physical + i).storeByte(bytes[i]);
        }
    }

    static void table(long physical, String signature, int length) {
        text(physical, signature);
        at(physical + 4).storeInt(length);
        seal(physical, 9, length);
    }

    /** Makes the bytes sum to 0 through the one at {@code checksum}. */
    static void seal(long physical, int checksum, int length) {
        at(physical + checksum).storeByte((byte) 0);
        at(physical + checksum).storeByte((byte) -Table.sum(physical, length));
    }

    static void rootPointer(long physical, int revision) {
        text(physical, "RSD PTR ");
        at(physical + 15).storeByte((byte) revision);
        at(physical + 16).storeInt((int) ROOT_TABLE);
        seal(physical, 8, 20);
        if (revision > 0) {
            at(physical + 20).storeInt(36);
            at(physical + 24).storeLong(EXTENDED_TABLE);
            seal(physical, 32, 36);
        }
    }

    static void rootTable(long... tables) {
        for (int i = 0; i < tables.length; i++) {
            at(ROOT_TABLE + 36 + 4 * i).storeInt((int) tables[i]);
        }
        table(ROOT_TABLE, "RSDT", 36 + 4 * tables.length);
    }

    static void extendedTable(long... tables) {
        for (int i = 0; i < tables.length; i++) {
            at(EXTENDED_TABLE + 36 + 8 * i).storeLong(tables[i]);
        }
        table(EXTENDED_TABLE, "XSDT", 36 + 8 * tables.length);
    }

    /** A MADT of these entries, each as its bytes. */
    static void madt(int[]... entries) {
        int length = 44;
        at(MADT + 36).storeInt(0xfee0_0000);
        for (int[] entry : entries) {
            for (int value : entry) {
                at(MADT + length++).storeByte((byte) value);
            }
        }
        table(MADT, "APIC", length);
    }

    static int[] localApic(int id, int flags) {
        return new int[] {0, 8, id, id, flags, 0, 0, 0};
    }

    static int[] localX2Apic(int id, int flags) {
        return new int[] {9, 16, 0, 0, id, id >> 8, 0, 0, flags, 0, 0, 0, 0, 0, 0, 0};
    }
}
