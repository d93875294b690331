package mellos.doctor.runtime;

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
    private static final long MAGIC = 0x0001_2143_494e_4150L;
    private static final int PROCESSOR = 8;
    private static final int VECTOR = 12;
    private static final int ERROR_CODE = 16;
    private static final int RIP = 24;
    private static final int RSP = 32;
    private static final int CR2 = 48;
    private static final int REASON = 80;
    private static final int DETAIL = 104;

    /** Empty when the kernel did not panic, or is none of mellos. */
    public static Optional<PanicRecord> of(AddressSpace space, KernelImage image) {
        return image.symbolNamed(SYMBOL)
                .map(Symbol::address)
                .filter(each -> space.number(each, 8).equals(OptionalLong.of(MAGIC)))
                .map(each -> read(space, image, each));
    }

    private static PanicRecord read(AddressSpace space, KernelImage image, long at) {
        String reason = text(space, image, at + REASON);
        String detail = text(space, image, at + DETAIL);
        return new PanicRecord(
                (int) number(space, at + PROCESSOR, 4),
                (int) number(space, at + VECTOR, 4),
                number(space, at + ERROR_CODE, 8),
                number(space, at + RIP, 8),
                number(space, at + RSP, 8),
                number(space, at + CR2, 8),
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
