package mellos.doctor.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The return addresses on a stack, from the top on, and the frames that exceptions left. Without unwind tables a word
 * that was not cleared may be among them: what is printed says so.
 */
final class StackReader {
    private static final int LONGEST = 1 << 16;
    private static final int MOST_FRAMES = 24;
    private static final int RECURSION = 8;
    private static final long FLAGS = 0x3f_ffffL;

    private final Patient patient;
    private final long top;
    private final List<Frame> frames = new ArrayList<>();

    /** @param at where on the stack it stands @param interrupted an exception came there */
    record Frame(long at, long rip, boolean interrupted) {}

    private StackReader(Patient patient, long top) {
        this.patient = patient;
        this.top = top;
    }

    static StackReader of(Patient patient) {
        return at(patient, patient.stackPointer());
    }

    /** A stack that no processor stands on. */
    static StackReader at(Patient patient, long top) {
        StackReader reader = new StackReader(patient, top);
        reader.read();
        return reader;
    }

    List<Frame> frames() {
        return frames;
    }

    private void read() {
        int size = patient.pointerBytes();
        byte[] bytes = stackBytes();
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long start = firstMapped();
        for (int i = 0; i + size <= bytes.length; i += size) {
            long word = size == 8 ? words.getLong(i) : words.getInt(i) & 0xffff_ffffL;
            if (isInterruptFrame(words, i, size)) {
                frames.add(new Frame(start + i, word, true));
            } else if (Calls.isReturnAddress(patient, word)) {
                frames.add(new Frame(start + i, word, false));
            }
        }
    }

    /** RSP, or where the stack begins that RSP has just run out of. */
    private long firstMapped() {
        long at = top;
        for (int pages = 0; pages < 16 && !patient.space().walk(at).isMapped(); pages++) {
            at = (at & -0x1000L) + 0x1000;
        }
        return at;
    }

    private byte[] stackBytes() {
        int size = patient.pointerBytes();
        long start = firstMapped();
        return patient.space().readUpTo(start & -size, LONGEST);
    }

    /** RIP, CS, RFLAGS, RSP, SS as the processor pushes them. */
    private boolean isInterruptFrame(ByteBuffer words, int at, int size) {
        if (size != 8 || at + 40 > words.limit()) {
            return false;
        }
        long rip = words.getLong(at);
        long cs = words.getLong(at + 8);
        long flags = words.getLong(at + 16);
        long ss = words.getLong(at + 32);
        boolean selectors =
                cs > 0 && cs < 0x100 && ss < 0x100 && ss >= 0 && (cs & 3) == (ss & 3 | (ss == 0 ? cs & 3 : 0));
        return selectors
                && (flags & 2) != 0
                && (flags & ~FLAGS) == 0
                && patient.hasDescriptor((int) cs)
                && patient.descriptor((int) cs).filter(each -> each.isCode()).isPresent()
                && patient.space().mode().isCanonical(rip);
    }

    /** A function that stands on the stack again and again. */
    Optional<String> recursion() {
        Map<String, Integer> counts = new HashMap<>();
        for (Frame each : frames) {
            patient.image()
                    .flatMap(image -> image.symbolAt(each.rip()))
                    .ifPresent(symbol -> counts.merge(symbol.name(), 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(each -> each.getValue() >= RECURSION)
                .map(each -> each.getKey() + " is on it " + (stackBytes().length == LONGEST ? "at least " : "")
                        + each.getValue() + " times");
    }

    /** One line a frame; the same place many times is one line. */
    List<String> lines() {
        List<String> out = new ArrayList<>();
        int repeats = 0;
        for (int i = 0; i < frames.size() && out.size() < MOST_FRAMES; i++) {
            if (i + 1 < frames.size()
                    && frames.get(i + 1).rip() == frames.get(i).rip()) {
                repeats++;
                continue;
            }
            out.add(line(frames.get(i)) + (repeats > 0 ? ", " + (repeats + 1) + " times" : ""));
            repeats = 0;
        }
        return out;
    }

    /**
     * A call that does not return may be its function's last instruction: the place before the return address tells.
     */
    private String line(Frame frame) {
        return "0x" + Long.toHexString(frame.at()) + "  "
                + (frame.interrupted()
                        ? "interrupted at " + patient.names().place(frame.rip())
                        : patient.names().place(frame.rip() - 1));
    }
}
