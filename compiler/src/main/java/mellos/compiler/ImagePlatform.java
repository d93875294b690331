package mellos.compiler;

import mellos.compiler.link.LinkLayout;
import mellos.compiler.llvm.TargetOptions;

/** What an image runs on. */
public enum ImagePlatform {
    /** The bare machine. */
    KERNEL(TargetOptions.KERNEL, LinkLayout.KERNEL),
    /** A static process on Linux. */
    HOSTED(TargetOptions.HOSTED, LinkLayout.HOSTED);

    private final TargetOptions target;
    private final LinkLayout layout;

    ImagePlatform(TargetOptions target, LinkLayout layout) {
        this.target = target;
        this.layout = layout;
    }

    TargetOptions target() {
        return target;
    }

    LinkLayout layout() {
        return layout;
    }
}
