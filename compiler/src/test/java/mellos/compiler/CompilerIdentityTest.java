package mellos.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import mellos.compiler.llvm.ClassFileHash;
import org.junit.jupiter.api.Test;

class CompilerIdentityTest {
    private static Class<?> type(String internalName) throws ClassNotFoundException {
        return Class.forName(internalName.replace('/', '.'), false, Pipeline.class.getClassLoader());
    }

    /** A module that the compiler comes to stand on has to be counted, too. */
    @Test
    void everyModuleThatTheCompilerNamesIsPartOfIt() throws Exception {
        Path compiler = ClassFileHash.place(Pipeline.class);
        Set<Path> named = new HashSet<>();
        try (Stream<Path> files = Files.walk(compiler)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                    if (entry instanceof ClassEntry type
                            && type.asInternalName().startsWith("mellos/")) {
                        named.add(ClassFileHash.place(type(type.asInternalName())));
                    }
                }
            }
        }
        assertEquals(named, Set.copyOf(CompilerIdentity.places()));
    }
}
