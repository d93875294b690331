package mellos.doctor.log;

/** Segment registers in the order of their encoding, then the two system segments. */
public enum SegmentName {
    ES,
    CS,
    SS,
    DS,
    FS,
    GS,
    LDT,
    TR
}
