package mellos.compiler.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.lower.BytecodeLowering;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.BuildTimeHeap;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import mellos.compiler.world.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a program is said all at once, each with class, method and line. */
class ProblemsTest {
    private static final String NOT_IN_IMAGE = """
            package mellos.runtime.platform;
            public class NotInImageError extends LinkageError {
                public NotInImageError(String message) { super(message); }
            }
            """;

    @TempDir
    private Path folder;

    private ReachedProgram reach(ClassPath classPath, String owner) {
        ClosedWorld world = ClosedWorld.of(classPath, new BytecodeLowering(Optional.empty()));
        return Reach.analyze(world, List.of(world.resolveMethod(owner, "run", "()V")), BuildTimeHeap.NONE);
    }

    /** Nothing of it is an error. */
    private List<String> warnings(ClassPath classPath, String owner) {
        ReachedProgram program = reach(classPath, owner);
        assertEquals(
                List.of(),
                program.problems().stream()
                        .filter(problem -> problem.startsWith("p."))
                        .toList());
        return program.warnings().stream().filter(text -> text.startsWith("p.")).toList();
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        Compiled.into(folder, Map.of("p.Main", """
                package p;
                class Main {
                    static int n; static native void own();
                    static void run() {
                        if (n == 1) Gone.hello();
                        if (n == 2) Changed.method();
                        if (n == 3) Changed.field = 3;
                        if (n == 4) Corrupt.hello();
                        own();
                    }
                }
                class Gone { static void hello() { } }
                class Changed { static void method() { } static int field; }
                class Corrupt { static void hello() { } }
                """));
        Files.delete(folder.resolve("p/Gone.class"));
        Files.write(
                folder.resolve("p/Corrupt.class"),
                new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0});
        Compiled.into(folder, Map.of("p.Changed", "package p; class Changed { }"));
        try (ClassPath classPath = ClassPath.of(List.of(), List.of(folder))) {
            assertEquals(
                    List.of(
                            "p.Main.own(Main.java): p.Main.own() is native; reached by p.Main.run",
                            "p.Main.run(Main.java:5): there is no class file of p.Gone; reached by a root",
                            "p.Main.run(Main.java:6): there is no method p.Changed.method()V; reached by a root",
                            "p.Main.run(Main.java:7): there is no field p.Changed.field of type I; reached by a root",
                            "p.Main.run(Main.java:8): p.Corrupt: bad class file: Reading beyond classfile bounds;"
                                    + " reached by a root"),
                    warnings(classPath, "p/Main"));
        }
    }

    @Test
    void namesWhatTheClosedWorldCannotDo() throws Exception {
        Compiled.into(folder, Map.of("mellos.runtime.platform.NotInImageError", NOT_IN_IMAGE));
        Compiled.into(folder, Map.of("p.Handles", """
                package p;
                import java.lang.invoke.*;
                class Handles {
                    static int field;
                    static void run() {
                        find(Handles.class);
                    }
                    static void find(Class<?> type) {
                        try {
                            MethodHandles.lookup().findStaticVarHandle(type, "field", int.class);
                        } catch (ReflectiveOperationException e) {
                        }
                    }
                }
                """));
        try (ClassPath classPath = ClassPath.of(List.of(), List.of(folder))) {
            assertEquals(
                    List.of("p.Handles.find(Handles.java:10): findStaticVarHandle needs a class constant as argument:"
                            + " the image has no reflection; reached by p.Handles.run"),
                    warnings(classPath, "p/Handles"));
        }
    }

    /** A site that cannot be lowered costs nothing but itself. */
    @Test
    void lowersWhatStandsBesideASiteThatItCannot() throws Exception {
        ClassDesc bootstraps = ConstantDescs.CD_ConstantBootstraps;
        var fine = DynamicConstantDesc.ofNamed(
                ConstantDescs.ofConstantBootstrap(bootstraps, "nullConstant", ConstantDescs.CD_Object),
                "none",
                ConstantDescs.CD_Object);
        var unknown = DynamicCallSiteDesc.of(
                ConstantDescs.ofCallsiteBootstrap(ClassDesc.of("p.Own"), "link", ConstantDescs.CD_CallSite),
                "site",
                ConstantDescs.MTD_void);
        byte[] bytes = ClassFile.of()
                .build(
                        ClassDesc.of("p.Mixed"),
                        out -> out.with(SourceFileAttribute.of("Mixed.java"))
                                .withMethodBody(
                                        "run",
                                        ConstantDescs.MTD_void,
                                        ClassFile.ACC_STATIC,
                                        code -> code.lineNumber(1)
                                                .ldc(fine)
                                                .pop()
                                                .lineNumber(2)
                                                .invokedynamic(unknown)
                                                .lineNumber(3)
                                                .invokestatic(ClassDesc.of("p.Gone"), "hello", ConstantDescs.MTD_void)
                                                .return_()));
        Compiled.into(folder, Map.of("mellos.runtime.platform.NotInImageError", NOT_IN_IMAGE));
        Files.createDirectories(folder.resolve("p"));
        Files.write(folder.resolve("p/Mixed.class"), bytes);
        try (ClassPath classPath = ClassPath.of(List.of(), List.of(folder))) {
            List<String> warnings = warnings(classPath, "p/Mixed");
            // What stands behind a throw on the only way to it does not run.
            assertEquals(1, warnings.size(), warnings.toString());
            assertTrue(warnings.get(0).startsWith("p.Mixed.run(Mixed.java:2): "), warnings.get(0));
        }
    }

    @Test
    void namesClassPathEntriesThatAreNone() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertEquals(
                folder.resolve("absent") + ": no such file or directory on the class path",
                assertThrows(BuildError.class, () -> ClassPath.of(List.of(), List.of(folder.resolve("absent"))))
                        .getMessage());
        assertEquals(
                text + ": neither a directory nor a jar: zip END header not found",
                assertThrows(BuildError.class, () -> ClassPath.of(List.of(), List.of(text)))
                        .getMessage());
    }
}
