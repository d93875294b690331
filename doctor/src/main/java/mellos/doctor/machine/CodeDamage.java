package mellos.doctor.machine;

import java.util.Arrays;
import java.util.Optional;
import mellos.doctor.image.KernelImage;

/**
 * How the code in memory at RIP differs from the image's.
 *
 * @param start the first address that differs, going back from RIP
 * @param end behind the last
 * @param fitsElsewhere code of the image that must be the same is: the image is this kernel's
 */
record CodeDamage(long start, long end, boolean fitsElsewhere, String here, String there) {
    private static final CodeDamage NONE = new CodeDamage(0, 0, true, "", "");
    private static final int PROBE = 16;
    private static final int FARTHEST = 1 << 16;

    static CodeDamage of(Patient patient) {
        return patient.image().map(image -> of(patient, image)).orElse(NONE);
    }

    private static CodeDamage of(Patient patient, KernelImage image) {
        long rip = patient.rip();
        if (!image.isCode(rip) || image.isWritable(rip) || !differs(patient, image, rip, PROBE)) {
            return NONE;
        }
        long start = rip;
        while (rip - start < FARTHEST && differs(patient, image, start - PROBE, PROBE)) {
            start -= PROBE;
        }
        long end = rip + PROBE;
        while (end - rip < FARTHEST && differs(patient, image, end, PROBE)) {
            end += PROBE;
        }
        boolean fits = fits(patient, image, start, end);
        return new CodeDamage(
                start, end, fits, hex(patient.space().readUpTo(rip, PROBE)), hex(image.bytesAt(rip, PROBE)));
    }

    private static boolean differs(Patient patient, KernelImage image, long at, int count) {
        byte[] linked = image.bytesAt(at, count);
        Optional<byte[]> present = patient.space().read(at, linked.length);
        return image.isCode(at) && linked.length > 0 && present.isPresent() && !Arrays.equals(linked, present.get());
    }

    /** Code before or behind the damage is the image's. */
    private static boolean fits(Patient patient, KernelImage image, long start, long end) {
        return same(patient, image, start - PROBE) || same(patient, image, end) || same(patient, image, image.entry());
    }

    private static boolean same(Patient patient, KernelImage image, long at) {
        byte[] linked = image.bytesAt(at, PROBE);
        return linked.length > 0
                && patient.space()
                        .read(at, linked.length)
                        .or(() -> patient.space().memory().read(at, linked.length))
                        .filter(each -> Arrays.equals(each, linked))
                        .isPresent();
    }

    private static String hex(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (byte each : bytes) {
            out.append(out.isEmpty() ? "" : " ")
                    .append(Character.forDigit(each >> 4 & 15, 16))
                    .append(Character.forDigit(each & 15, 16));
        }
        return out.toString();
    }

    boolean isOverwritten() {
        return end != start && fitsElsewhere;
    }

    /** The whole image is another one. */
    boolean isOtherImage() {
        return end != start && !fitsElsewhere;
    }
}
