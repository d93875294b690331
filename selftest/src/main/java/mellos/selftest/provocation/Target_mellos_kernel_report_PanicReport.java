package mellos.selftest.provocation;

import mellos.kernel.panic.PanicRecord;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.report.PanicReport}, a section of which faults where that was asked for. */
@NoHeap
@Substitute("mellos.kernel.report.PanicReport")
final class Target_mellos_kernel_report_PanicReport {
    private Target_mellos_kernel_report_PanicReport() {}

    @Decorate
    private static void registers(PanicRecord record) {
        Provocation.spoilReport();
        printRegisters(record);
    }

    @Original("registers")
    private static native void printRegisters(PanicRecord record);
}
