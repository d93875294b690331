package mellos.doctor.paging;

/**
 * Why a processor refuses an access, known from the tables.
 *
 * @param why which kind
 * @param text a clause that names the entry
 */
public record Refusal(Why why, String text) {
    /** The kinds, as a processor tells them apart. */
    public enum Why {
        NOT_PRESENT,
        RESERVED_BIT,
        NO_EXECUTE_WITHOUT_NXE,
        NO_TABLE,
        NOT_CANONICAL,
        READ_ONLY,
        SUPERVISOR,
        NO_EXECUTE,
        SMEP,
        SMAP
    }
}
