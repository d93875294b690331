package mellos.compiler.translate;

import mellos.compiler.image.MemoryType;

/** How memory is accessed: what the optimiser may assume and what other processors may see. */
enum Access {
    PLAIN("", "", ""),
    /** At any address. */
    UNALIGNED("", "", ""),
    /** Exactly once and in program order with its like: device registers. */
    DEVICE("volatile ", "", ""),
    OPAQUE("atomic ", " monotonic", " monotonic"),
    ACQUIRE_RELEASE("atomic ", " acquire", " release"),
    /** The language's volatile: sequentially consistent. */
    VOLATILE("atomic ", " seq_cst", " seq_cst"),
    /** Sequentially consistent and exactly once. */
    VOLATILE_WORD("atomic volatile ", " seq_cst", " seq_cst");

    private final String prefix;
    private final String loadSuffix;
    private final String storeSuffix;

    Access(String prefix, String loadSuffix, String storeSuffix) {
        this.prefix = prefix;
        this.loadSuffix = loadSuffix;
        this.storeSuffix = storeSuffix;
    }

    String prefix() {
        return prefix;
    }

    String loadSuffix() {
        return loadSuffix;
    }

    String storeSuffix() {
        return storeSuffix;
    }

    int alignment(MemoryType type) {
        return this == UNALIGNED ? 1 : type.size();
    }
}
