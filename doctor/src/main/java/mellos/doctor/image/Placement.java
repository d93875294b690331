package mellos.doctor.image;

import java.util.ArrayList;
import java.util.List;
import mellos.doctor.x86.Mode;

/**
 * Finds where firmware put an image, by one address at which code ran: the only page of code in which an instruction
 * begins at that offset.
 */
final class Placement {
    private static final long PAGE = 0x1000;

    private Placement() {}

    /** The image moved to where the address tells; itself when several pages would do, or none. */
    static KernelImage of(KernelImage image, List<ImageFile.Region> regions, long rip, Mode mode) {
        List<KernelImage> possible = new ArrayList<>();
        for (ImageFile.Region each : regions) {
            for (long page = each.address(); each.isCode() && page - each.address() < each.size(); page += PAGE) {
                KernelImage moved = image.movedBy((rip & -PAGE) - page);
                if (moved.isCode(rip) && mayBegin(moved, rip, mode)) {
                    possible.add(moved);
                }
            }
        }
        return possible.size() == 1 ? possible.getFirst() : image;
    }

    /** False where the function that covers the address has no instruction that begins there. */
    private static boolean mayBegin(KernelImage image, long address, Mode mode) {
        boolean atStart = image.symbolAt(address)
                .map(each -> each.address() == image.linked(address))
                .orElse(true);
        return image.instructionAt(address, mode).isPresent()
                && (atStart || image.instructionBefore(address, mode).isPresent());
    }
}
