package mellos.kernel.acpi;

import mellos.kernel.boot.BootRecord;
import mellos.kernel.text.Line;
import mellos.magic.NoHeap;

/**
 * Reads the tables that the kernel uses, once, while the loader's mapping of low memory lasts. A bad table is named and
 * left out: without processors' table the boot processor runs alone.
 */
@NoHeap
public final class Acpi {
    private Acpi() {}

    public static void read() {
        Madt.clear();
        Fadt.clear();
        long pointer = BootRecord.rootPointer();
        if (!RootPointer.isValid(pointer)) {
            pointer = RootPointer.search();
        }
        if (pointer == 0) {
            report("RSDP", "was not found");
            return;
        }
        String problem = RootPointer.check(pointer);
        if (problem != null) {
            report("root table", problem);
            return;
        }
        long madt = RootPointer.find(pointer, Madt.SIGNATURE);
        report("MADT", madt == 0 ? "was not found" : Madt.read(madt));
        long fadt = RootPointer.find(pointer, Fadt.SIGNATURE);
        report("FADT", fadt == 0 ? "was not found" : Fadt.read(fadt));
    }

    private static void report(String table, String problem) {
        if (problem != null) {
            Line.begin();
            Line.text("ACPI: the ");
            Line.text(table);
            Line.text(" ");
            Line.text(problem);
            Line.end();
        }
    }
}
