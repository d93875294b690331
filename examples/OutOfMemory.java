import java.util.ArrayList;
import java.util.List;

/** Memory used up and caught: what was held is let go, and there is room again. */
public final class OutOfMemory {
    private static final int BLOCK = 16 << 20;

    private OutOfMemory() {}

    private static void hoard() {
        List<byte[]> blocks = new ArrayList<>();
        while (true) {
            blocks.add(new byte[BLOCK]);
        }
    }

    public static void main(String[] args) {
        for (int i = 1; i <= 3; i++) {
            try {
                hoard();
            } catch (OutOfMemoryError e) {
                System.out.println("caught " + i);
            }
            System.out.println("room again for " + new byte[BLOCK].length + " bytes");
        }
    }
}
