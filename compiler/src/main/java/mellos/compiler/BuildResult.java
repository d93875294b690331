package mellos.compiler;

import java.nio.file.Path;
import mellos.compiler.reach.ReachedProgram;

/**
 * A finished image.
 *
 * @param image the ELF
 * @param program what is in it, for reports
 */
public record BuildResult(Path image, ReachedProgram program) {}
