package mellos.doctor.runtime;

import static mellos.magic.abi.PanicRecordLayout.PANIC_CR2;
import static mellos.magic.abi.PanicRecordLayout.PANIC_DETAIL;
import static mellos.magic.abi.PanicRecordLayout.PANIC_ERROR_CODE;
import static mellos.magic.abi.PanicRecordLayout.PANIC_MAGIC;
import static mellos.magic.abi.PanicRecordLayout.PANIC_MAGIC_NUMBER;
import static mellos.magic.abi.PanicRecordLayout.PANIC_PROCESSOR;
import static mellos.magic.abi.PanicRecordLayout.PANIC_REASON;
import static mellos.magic.abi.PanicRecordLayout.PANIC_RIP;
import static mellos.magic.abi.PanicRecordLayout.PANIC_RSP;
import static mellos.magic.abi.PanicRecordLayout.PANIC_VECTOR;

import java.util.Optional;
import java.util.OptionalLong;
import mellos.doctor.image.KernelImage;
import mellos.doctor.image.Symbol;
import mellos.doctor.paging.AddressSpace;
import mellos.doctor.x86.Vector;

/**
 * What a panicking kernel wrote down before it printed anything. docs/panic.md has the table.
 *
 * @param vector -1 for a broken invariant
 */
public record PanicRecord(int processor, int vector, long errorCode, long rip, long rsp, long cr2, String reason) {
    private static final String SYMBOL = "mellos_panic_record";

    /** Empty when the kernel did not panic, or is none of mellos. */
    public static Optional<PanicRecord> of(AddressSpace space, KernelImage image) {
        return image.symbolNamed(SYMBOL)
                .map(Symbol::address)
                .filter(each -> space.number(each + PANIC_MAGIC, 8).equals(OptionalLong.of(PANIC_MAGIC_NUMBER)))
                .map(each -> read(space, image, each));
    }

    private static PanicRecord read(AddressSpace space, KernelImage image, long at) {
        String reason = text(space, image, at + PANIC_REASON);
        String detail = text(space, image, at + PANIC_DETAIL);
        return new PanicRecord(
                (int) number(space, at + PANIC_PROCESSOR, 4),
                (int) number(space, at + PANIC_VECTOR, 4),
                number(space, at + PANIC_ERROR_CODE, 8),
                number(space, at + PANIC_RIP, 8),
                number(space, at + PANIC_RSP, 8),
                number(space, at + PANIC_CR2, 8),
                reason + (detail.isEmpty() ? "" : ": " + detail));
    }

    private static long number(AddressSpace space, long at, int bytes) {
        return space.number(at, bytes).orElse(0);
    }

    private static String text(AddressSpace space, KernelImage image, long at) {
        long string = number(space, at, 8);
        return string == 0
                ? ""
                : JavaMemory.of(space, image).flatMap(each -> each.text(string)).orElse("");
    }

    /** A clause. */
    public String words() {
        String event = vector < 0
                ? ""
                : " on " + Vector.shortName(vector)
                        + (vector == Vector.PAGE_FAULT ? " at 0x" + Long.toHexString(cr2) : "");
        return "the kernel panicked" + event + (reason.isEmpty() ? "" : ": " + reason);
    }
}
