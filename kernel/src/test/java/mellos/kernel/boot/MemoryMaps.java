package mellos.kernel.boot;

/** Memory maps for tests of other packages. */
public final class MemoryMaps {
    private MemoryMaps() {}

    /** Usable ranges alone, each by its start and its end. */
    public static void usable(long... startsAndEnds) {
        MemoryMap.clear();
        for (int i = 0; i < startsAndEnds.length; i += 2) {
            MemoryMap.add(startsAndEnds[i], startsAndEnds[i + 1] - startsAndEnds[i], MemoryMap.USABLE);
        }
    }
}
