package mellos.compiler;

import java.nio.file.Path;
import java.util.List;
import mellos.compiler.llvm.ClassFileHash;
import mellos.compiler.llvm.LlvmDistribution;
import mellos.elf.ElfFile;
import mellos.magic.Address;

/**
 * Which compiler this is: an image that another one built is another image. Two with the same class files are the same,
 * whether they lie in a jar, as the command has them, or in a folder, as the tests do.
 */
public final class CompilerIdentity {
    /** One class of each module that the compiler's own code stands on. */
    private static final List<Class<?>> MODULES = List.of(Pipeline.class, ElfFile.class, Address.class);

    private CompilerIdentity() {}

    /** A hash of the compiler's class files, and LLVM's version. */
    public static String current() {
        return ClassFileHash.of(places(), _ -> true) + " "
                + LlvmDistribution.unpacked().version();
    }

    /** Folders or jars. */
    static List<Path> places() {
        return MODULES.stream().map(ClassFileHash::place).toList();
    }
}
