package mellos.compiler.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mellos.compiler.lower.BytecodeLowering;
import mellos.compiler.model.BuildTimeHeap;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import mellos.compiler.world.Compiled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachTest {
    private static final String PROGRAM = """
            package p;
            interface Shape { int size(); default int twice() { return 2 * size(); } }
            class Made implements Shape { public int size() { return 1; } void unused() { } }
            class AlsoMade implements Shape { public int size() { return 2; } }
            class NotMade implements Shape { public int size() { return 3; } }
            class Parent { static int early = Helper.init(); }
            class Between extends Parent { }
            class Child extends Between { static void touch() { } }
            class Quiet { static int state = Helper.init(); void instance() { } }
            class Helper {
                static int init() { return 1; }
                static void onlyInAssertion() { }
                static boolean off() { return false; }
                static void onlyIfOn() { }
            }
            class Main {
                static int run(Shape shape) {
                    assert check();
                    if (Helper.off()) {
                        Helper.onlyIfOn();
                    }
                    new Made();
                    new AlsoMade();
                    Child.touch();
                    Object test = shape;
                    boolean never = test instanceof Quiet;
                    Runnable lambda = () -> Helper.init();
                    lambda.run();
                    return shape.twice();
                }
                static boolean check() { Helper.onlyInAssertion(); return true; }
            }
            """;

    @TempDir
    private Path folder;

    private ClosedWorld world;
    private ReachedProgram program;

    @BeforeEach
    void analyze() throws Exception {
        Compiled.into(folder, Map.of("p.Main", PROGRAM));
        world = ClosedWorld.of(ClassPath.of(List.of(), List.of(folder)), new BytecodeLowering(Optional.empty()));
        program =
                Reach.analyze(world, List.of(world.resolveMethod("p/Main", "run", "(Lp/Shape;)I")), BuildTimeHeap.NONE);
    }

    private Set<String> reached() {
        return program.methods().stream()
                .filter(method -> method.owner().name().startsWith("p/"))
                .map(method -> method.owner().name().substring(2) + "." + method.name())
                .collect(Collectors.toSet());
    }

    @Test
    void followsCallsAndLeavesTheRest() {
        assertTrue(reached()
                .containsAll(Set.of("Main.run", "Child.touch", "Made.<init>", "Shape.twice", "Main.lambda$run$0")));
        assertFalse(reached().contains("Made.unused"));
    }

    @Test
    void virtualCallsReachTypesOfWhichThereAreObjects() {
        MethodInfo size = world.resolveMethod("p/Shape", "size", "()I");
        assertEquals(
                List.of("p.AlsoMade.size()I", "p.Made.size()I"),
                program.targets(size).stream().map(MethodInfo::symbol).toList());
        assertTrue(program.tableCalls().contains(size));
        assertFalse(program.isInstantiated(world.type("p/NotMade")));
    }

    @Test
    void assertionsAndBranchesOnConstantsAreLeftOut() {
        assertFalse(reached().contains("Helper.onlyInAssertion"));
        assertFalse(reached().contains("Helper.onlyIfOn"));
        assertTrue(world.type("p/Main").initializer().isEmpty());
    }

    @Test
    void initialisesSuperclassesThroughThoseWithoutAnInitialiser() {
        assertTrue(reached().contains("Parent.<clinit>"));
        assertTrue(program.needsInitialization(world.type("p/Child")));
        assertTrue(program.needsInitialization(world.type("p/Between")));
        assertTrue(program.needsInitialization(world.type("p/Parent")));
    }

    @Test
    void typesThatAreOnlyTestedForAreNotInitialised() {
        assertTrue(program.records().contains(world.type("p/Quiet")));
        assertFalse(program.needsInitialization(world.type("p/Quiet")));
        assertFalse(reached().contains("Quiet.<clinit>"));
    }

    @Test
    void aLambdaThatCapturesNothingIsPartOfTheImage() {
        assertTrue(program.staticFields().stream()
                .anyMatch(field -> field.isSingleton() && program.isInstantiated(field.owner())));
    }

    @Test
    void theReportNamesWhatDominates() {
        String report = ClosureReport.of(program);
        assertTrue(report.startsWith(program.methods().size() + " methods, "), report);
        assertTrue(report.contains("the first way into each larger package"), report);
    }
}
