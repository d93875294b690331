package mellos.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mellos.compiler.check.fixture.Stoppable;
import mellos.compiler.lower.BytecodeLowering;
import mellos.compiler.model.BuildTimeHeap;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.StopContract;
import mellos.compiler.reach.Reach;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import mellos.magic.NoHeap;
import org.junit.jupiter.api.Test;

class StopContractsTest {
    @Test
    void whatNoHeapCodeCallsIsNotStoppedAndItsLoopsAreKeptApart() throws Exception {
        StopContract contract = contract(Stoppable.class);
        assertEquals(Set.of("locked", "lockedThrough", "brief", "both"), names(contract.unstopped()));
        assertEquals(Set.of("locked", "lockedThrough"), names(contract.apart()));
    }

    private static Set<String> names(Set<MethodInfo> methods) {
        return methods.stream()
                .filter(method -> method.owner().name().contains("Stoppable"))
                .map(MethodInfo::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static StopContract contract(Class<?> fixture) throws Exception {
        String name = fixture.getName().replace('.', '/');
        try (ClassPath classPath = ClassPath.of(List.of(classes(NoHeap.class), classes(fixture)), List.of())) {
            ClosedWorld world = ClosedWorld.of(classPath, new BytecodeLowering(Optional.empty()));
            return StopContracts.of(
                    Reach.analyze(world, List.of(world.resolveMethod(name, "all", "()V")), BuildTimeHeap.NONE));
        }
    }

    private static Path classes(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
