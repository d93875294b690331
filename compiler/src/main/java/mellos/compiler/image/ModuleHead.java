package mellos.compiler.image;

import mellos.compiler.llvm.TargetOptions;

/** What every module begins with. */
public final class ModuleHead {
    public static final String TARGET = "target datalayout = \"" + TargetOptions.DATA_LAYOUT + "\"\n"
            + "target triple = \"" + TargetOptions.TRIPLE + "\"\n";

    private ModuleHead() {}
}
