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
    @TempDir
    private Path folder;

    private ReachedProgram reach(ClassPath classPath, String owner) {
        ClosedWorld world = ClosedWorld.of(classPath, new BytecodeLowering(Optional.empty()));
        return Reach.analyze(world, List.of(world.resolveMethod(owner, "run", "()V")), BuildTimeHeap.NONE);
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        Compiled.into(folder, Map.of("p.Main", """
                package p;
                class Main {
                    static native void own();
                    static void run() {
                        Gone.hello();
                        Changed.method();
                        Changed.field = 3;
                        Corrupt.hello();
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
                            "p.Main.own() is native and nothing replaces it; reached by p.Main.run; add a @Replace or @Cut rule",
                            "p.Main.run(Main.java:5): there is no class file of p.Gone",
                            "p.Main.run(Main.java:6): there is no method p.Changed.method()V",
                            "p.Main.run(Main.java:7): there is no field p.Changed.field of type I",
                            "p.Main.run(Main.java:8): p.Corrupt: bad class file: Reading beyond classfile bounds"),
                    reach(classPath, "p/Main").problems());
        }
    }

    @Test
    void namesWhatTheClosedWorldCannotDo() throws Exception {
        Compiled.into(folder, Map.of("p.Handles", """
                package p;
                import java.lang.invoke.*;
                class Handles {
                    static int field;
                    static void run() {
                        call(null);
                        find(Handles.class);
                    }
                    static void call(MethodHandle handle) {
                        try {
                            handle.invokeExact();
                        } catch (Throwable t) {
                        }
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
                    List.of(
                            "p.Handles.call(Handles.java:11): a call of a method handle is not supported:"
                                    + " the closed world does not know what it calls",
                            "p.Handles.find(Handles.java:17): findStaticVarHandle needs a class constant as argument:"
                                    + " the image has no reflection"),
                    reach(classPath, "p/Handles").problems().stream()
                            .filter(problem -> problem.startsWith("p."))
                            .toList());
        }
    }

    /** What lowering would have taken away is no problem of the method that it gave up. */
    @Test
    void namesWhatElseIsWrongWithCodeThatCannotBeLowered() throws Exception {
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
        Files.createDirectories(folder.resolve("p"));
        Files.write(folder.resolve("p/Mixed.class"), bytes);
        try (ClassPath classPath = ClassPath.of(List.of(), List.of(folder))) {
            List<String> problems = reach(classPath, "p/Mixed").problems();
            assertEquals(2, problems.size(), problems.toString());
            assertTrue(problems.get(0).startsWith("p.Mixed.run(Mixed.java:2): "), problems.get(0));
            assertEquals("p.Mixed.run(Mixed.java:3): there is no class file of p.Gone", problems.get(1));
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
