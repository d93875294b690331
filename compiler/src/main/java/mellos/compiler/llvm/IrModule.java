package mellos.compiler.llvm;

import java.util.Objects;

/**
 * One compilation unit: what LLVM optimises together, and what the object cache keeps together.
 *
 * @param name the outer class's binary name ({@code java.util.HashMap}) or a synthetic one ({@code metadata}); it names
 *     the module in errors and progress, and takes no part in the cache key
 * @param text textual LLVM IR, as docs/abi.md says under "Code generation"
 */
public record IrModule(String name, String text) {
    public IrModule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }
}
