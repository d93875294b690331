package mellos.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mellos.compiler.image.HostHeap;
import mellos.compiler.image.Layouts;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.StopContract;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that no verifier would accept: the message names class, method, file and line. */
final class MalformedCodeTest {
    private static final ClassDesc BAD = ClassDesc.of("test.Bad");
    private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.ofDescriptor("()I");

    @TempDir
    private Path folder;

    private String refusal(Consumer<CodeBuilder> code) throws Exception {
        byte[] bytes = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
                .build(
                        BAD,
                        builder -> builder.with(SourceFileAttribute.of("Bad.java"))
                                .withMethodBody("run", NO_ARGUMENTS, ClassFile.ACC_STATIC, code));
        Files.createDirectories(folder.resolve("test"));
        Files.write(folder.resolve("test/Bad.class"), bytes);
        ClosedWorld world = ClosedWorld.of(ClassPath.of(List.of(), List.of(folder)), ClosedWorld.Lowering.NONE);
        FixtureProgram program = new FixtureProgram(world, world.type("test/Bad"));
        Layouts layouts = new Layouts();
        HostHeap heap = new HostHeap(world, layouts, getClass().getClassLoader());
        return assertThrows(
                        BuildError.class,
                        () -> Translator.translate(
                                program,
                                layouts,
                                heap,
                                new CodeOptions(false, false, _ -> true, StopContract.NONE, Optional.empty()),
                                _ -> {}))
                .getMessage();
    }

    @Test
    void anEmptyOperandStackIsRefused() throws Exception {
        String message = refusal(code -> code.lineNumber(7).iadd().ireturn());
        assertTrue(message.startsWith("test.Bad.run() (Bad.java:7): the bytecode is malformed"), message);
    }

    @Test
    void aMissingClassIsNamed() throws Exception {
        String message = refusal(code -> code.lineNumber(9)
                .new_(ClassDesc.of("test.Absent"))
                .pop()
                .iconst_0()
                .ireturn());
        assertTrue(message.startsWith("test.Bad.run() (Bad.java:9): "), message);
        assertTrue(message.contains("test.Absent"), message);
    }
}
