package mellos.doctor.paging;

/** What a processor wants of an address. */
public record Access(Kind kind, boolean isUser) {
    /** Read, write, or fetch of an instruction. */
    public enum Kind {
        READ("read"),
        WRITE("written"),
        FETCH("executed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Past participle. */
        public String words() {
            return words;
        }
    }

    public static Access kernel(Kind kind) {
        return new Access(kind, false);
    }
}
