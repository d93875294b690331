package mellos.compiler.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.lower.BytecodeLowering;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.MethodInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    @TempDir
    private Path folder;

    private ClosedWorld world;

    @BeforeEach
    void compile() throws Exception {
        Compiled.into(
                folder,
                Map.of(
                        "a.Base", """
                        package a;
                        public class Base {
                            String shown() { return "a.Base"; }
                            private String own() { return "private"; }
                            public Object covariant() { return null; }
                            public static class Same extends Base { public String shown() { return "a.Same"; } }
                        }
                        """,
                        "b.Other", """
                        package b;
                        public class Other extends a.Base {
                            String shown() { return "b.Other"; }
                            public String own() { return "public"; }
                            public String covariant() { return ""; }
                        }
                        """,
                        "b.Wide",
                                "package b; public class Wide extends a.Base.Same { public String shown() { return \"b.Wide\"; } }",
                        "c.Types", """
                        package c;
                        interface Top { default int n() { return 1; } default int m() { return 1; } static int s() { return 0; } }
                        interface Left extends Top { default int n() { return 2; } }
                        interface Right extends Top { }
                        interface Clash { default int m() { return 9; } }
                        interface Abstract { int n(); }
                        class Both implements Left, Right { }
                        class Mine extends Both { public int m() { return 7; } }
                        abstract class Open implements Abstract { }
                        public class Types { }
                        """));
        world = ClosedWorld.of(ClassPath.of(List.of(), List.of(folder)), new BytecodeLowering(Optional.empty()));
    }

    private String select(String receiver, String owner, String name, String descriptor) {
        MethodInfo resolved = world.resolveMethod(owner, name, descriptor);
        return Selection.select(world.type(receiver), resolved).owner().name();
    }

    @Test
    void packagePrivateMethodsAreOverriddenInTheirPackageOnly() {
        assertEquals("a/Base", select("b/Other", "a/Base", "shown", "()Ljava/lang/String;"));
        assertEquals("a/Base$Same", select("a/Base$Same", "a/Base", "shown", "()Ljava/lang/String;"));
    }

    @Test
    void aPublicOverrideOpensAPackagePrivateMethod() {
        assertEquals("b/Wide", select("b/Wide", "a/Base", "shown", "()Ljava/lang/String;"));
    }

    @Test
    void privateMethodsAreNotOverridden() {
        assertEquals("a/Base", select("b/Other", "a/Base", "own", "()Ljava/lang/String;"));
    }

    @Test
    void bridgesAreSelectedByDescriptor() {
        assertEquals("b/Other", select("b/Other", "a/Base", "covariant", "()Ljava/lang/Object;"));
    }

    @Test
    void theMostSpecificDefaultMethodIsSelected() {
        assertEquals("c/Left", select("c/Both", "c/Top", "n", "()I"));
        assertEquals("c/Top", select("c/Both", "c/Right", "m", "()I"));
        assertEquals("c/Mine", select("c/Mine", "c/Top", "m", "()I"));
    }

    @Test
    void withoutImplementationTheAbstractMethodIsSelected() {
        assertEquals(
                MethodInfo.Body.ABSTRACT,
                Selection.select(world.type("c/Open"), world.resolveMethod("c/Abstract", "n", "()I"))
                        .body());
    }

    @Test
    void interfacesResolveMethodsOfObject() {
        assertEquals(
                "java/lang/Object",
                world.resolveMethod("c/Top", "hashCode", "()I").owner().name());
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals(
                "there is no method c.Top.absent()V",
                assertThrows(BuildError.class, () -> world.resolveMethod("c/Top", "absent", "()V"))
                        .getMessage());
        assertEquals(
                "there is no class file of c.Absent",
                assertThrows(BuildError.class, () -> world.resolveMethod("c/Absent", "n", "()V"))
                        .getMessage());
        assertEquals(
                "there is no field c.Types.f of type I",
                assertThrows(BuildError.class, () -> world.resolveField("c/Types", "f", "I"))
                        .getMessage());
    }
}
