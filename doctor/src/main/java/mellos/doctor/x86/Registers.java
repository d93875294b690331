package mellos.doctor.x86;

/** Names of the general registers by number and width. */
public final class Registers {
    private static final String[] LOW8 = {"al", "cl", "dl", "bl", "ah", "ch", "dh", "bh"};
    private static final String[] REX8 = {"al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"};
    private static final String[] WORD = {"ax", "cx", "dx", "bx", "sp", "bp", "si", "di"};

    public static final int RAX = 0;
    public static final int RCX = 1;
    public static final int RDX = 2;
    public static final int RBX = 3;
    public static final int RSP = 4;
    public static final int RBP = 5;
    public static final int RSI = 6;
    public static final int RDI = 7;

    private Registers() {}

    /** The name of register {@code number} at {@code bits} (8, 16, 32, 64); {@code rex} picks SPL over AH. */
    public static String name(int number, int bits, boolean rex) {
        if (number >= 8) {
            return "r" + number
                    + switch (bits) {
                        case 8 -> "b";
                        case 16 -> "w";
                        case 32 -> "d";
                        default -> "";
                    };
        }
        return switch (bits) {
            case 8 -> rex ? REX8[number] : LOW8[number];
            case 16 -> WORD[number];
            case 32 -> "e" + WORD[number];
            default -> "r" + WORD[number];
        };
    }
}
