package mellos.compiler.llvm;

/**
 * The machine that code is generated for. The triple and the data layout are fixed: {@link #TRIPLE},
 * {@link #DATA_LAYOUT}.
 *
 * @param cpu an LLVM processor name, {@code x86-64} for any 64-bit processor
 * @param features LLVM subtarget features, {@code +ssse3,-avx}; may be empty
 * @param codeModel where the image lies
 */
public record TargetOptions(String cpu, String features, CodeModel codeModel) {
    /** Freestanding x86-64 in ELF. */
    public static final String TRIPLE = "x86_64-unknown-none-elf";
    /** LLVM's own layout for {@link #TRIPLE}; every module states it. */
    public static final String DATA_LAYOUT =
            "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128";
    /** The bare machine, linked by {@code LinkLayout.KERNEL}. */
    public static final TargetOptions KERNEL = new TargetOptions("x86-64", "", CodeModel.KERNEL);
    /** A static Linux process, linked by {@code LinkLayout.HOSTED}. */
    public static final TargetOptions HOSTED = new TargetOptions("x86-64", "", CodeModel.SMALL);
}
