package mellos.doctor.x86;

/** A segment descriptor as it stands in the image. Intel SDM vol. 3A, "Segment Descriptors". */
public record Descriptor(long raw) {

    public static Descriptor of(byte[] bytes) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return new Descriptor(value);
    }

    public boolean isEmpty() {
        return raw == 0;
    }

    public boolean isPresent() {
        return (raw >> 47 & 1) != 0;
    }

    public boolean isSystem() {
        return (raw >> 44 & 1) == 0;
    }

    public boolean isCode() {
        return !isSystem() && (raw >> 43 & 1) != 0;
    }

    public boolean isWritableData() {
        return !isSystem() && (raw >> 43 & 1) == 0 && (raw >> 41 & 1) != 0;
    }

    public boolean isLong() {
        return (raw >> 53 & 1) != 0;
    }

    public int privilege() {
        return (int) (raw >> 45 & 3);
    }

    /** An available or a busy TSS. */
    public boolean isTaskState() {
        return isSystem() && (type() == 9 || type() == 11);
    }

    public int type() {
        return (int) (raw >> 40 & 15);
    }

    /** In words. */
    public String words() {
        if (isEmpty()) {
            return "an empty (all zero) descriptor";
        }
        String kind = isSystem()
                ? systemName()
                : isCode()
                        ? (isLong() ? "a 64-bit code segment" : "a 32-bit code segment")
                        : isWritableData() ? "a writable data segment" : "a read-only data segment";
        return kind + ", DPL " + privilege() + (isPresent() ? "" : ", not present");
    }

    private String systemName() {
        return switch (type()) {
            case 2 -> "an LDT";
            case 9 -> "an available TSS";
            case 11 -> "a busy TSS";
            case 12 -> "a call gate";
            default -> "a system descriptor of type " + type();
        };
    }
}
