package mellos.compiler.link;

/**
 * Where an image lies in memory. Each has a linker script of its name among the resources; docs/abi.md lists its
 * symbols.
 */
public enum LinkLayout {
    /** Loaded at physical 1 MiB, linked 0xffffffff80000000 above that; {@code .boot.*} runs where it is loaded. */
    KERNEL("kernel.ld"),
    /** A static Linux executable at 0x400000, entered at {@code _start}. */
    HOSTED("hosted.ld");

    private final String script;

    LinkLayout(String script) {
        this.script = script;
    }

    /** The script's file name beside this class. */
    String script() {
        return script;
    }
}
