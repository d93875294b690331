package mellos.compiler;

import java.util.List;
import mellos.compiler.llvm.ProgressListener;

/** Told how a build goes on. */
public interface BuildListener extends ProgressListener {
    /** Says nothing to anybody. */
    BuildListener NONE = new BuildListener() {};

    /** A pass begins; its name is a verb phrase for people. */
    default void pass(String name) {}

    /** What the program will throw where it gets there, each with the calls that lead to it. */
    default void warnings(List<String> texts) {}

    /** All modules are known; {@link #cached} or {@link #compiled} comes once for each, for some before this. */
    default void modules(int count) {}
}
