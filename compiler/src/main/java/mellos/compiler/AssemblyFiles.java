package mellos.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import mellos.compiler.llvm.AssemblyModule;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.model.BuildError;

/** The assembly files of an image as modules. */
final class AssemblyFiles {
    private AssemblyFiles() {}

    /** @param constants what the files may name */
    static List<IrModule> read(List<Path> files, SortedMap<String, Long> constants) {
        List<IrModule> modules = new ArrayList<>();
        for (Path file : files.stream().sorted().toList()) {
            try {
                modules.add(AssemblyModule.of(file.getFileName().toString(), Files.readString(file), constants));
            } catch (IOException e) {
                throw new BuildError(file + ": cannot be read: " + e.getMessage());
            }
        }
        return modules;
    }
}
