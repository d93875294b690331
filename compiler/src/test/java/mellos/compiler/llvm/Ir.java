package mellos.compiler.llvm;

/** Hand-written modules for tests. */
public final class Ir {
    private static final String HEAD = """
            target datalayout = "%s"
            target triple = "%s"
            """.formatted(TargetOptions.DATA_LAYOUT, TargetOptions.TRIPLE);

    private Ir() {}

    /** A module with the head that every module has. */
    public static IrModule module(String name, String body) {
        return new IrModule(name, HEAD + body);
    }

    /** A Linux program that ends with this status and calls nothing. */
    public static IrModule exiting(int status) {
        return module("test.Exit", """
                define void @_start() noredzone {
                  call void asm sideeffect "syscall", "{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 60, i64 %d)
                  unreachable
                }
                """.formatted(status));
    }
}
