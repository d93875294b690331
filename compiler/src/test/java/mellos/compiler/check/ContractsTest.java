package mellos.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mellos.compiler.check.fixture.HeapUsers;
import mellos.compiler.check.fixture.RawUsers;
import mellos.compiler.lower.BytecodeLowering;
import mellos.compiler.model.BuildTimeHeap;
import mellos.compiler.reach.Reach;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;
import mellos.magic.NoHeap;
import org.junit.jupiter.api.Test;

class ContractsTest {
    private static final Pattern METHOD = Pattern.compile("\\.(bad\\w+|ok\\w+|all)\\(\\w+\\.java:\\d+\\)");

    @Test
    void findsEveryUseOfTheHeapAndNoOther() throws Exception {
        TreeMap<String, List<String>> found = violations(HeapUsers.class);
        assertEquals(badMethods(HeapUsers.class), found.keySet());
        assertTrue(found.get("badThrough")
                .getFirst()
                .matches(".*Outside\\.deeper\\(HeapUsers\\.java:\\d+\\): allocates an array where @NoHeap code gets to"
                        + " <- .*Outside\\.step\\(.*\\) <- .*HeapUsers\\.badThrough\\(.*\\); .*"));
        assertTrue(found.get("badBlocking").getFirst().contains("@Blocking"));
        assertTrue(found.get("badInitialization").getFirst().contains("may initialise"));
    }

    @Test
    void findsEveryMisuseOfRawValuesAndNoOther() throws Exception {
        TreeMap<String, List<String>> found = violations(RawUsers.class);
        assertEquals(badMethods(RawUsers.class), found.keySet());
        found.forEach((method, violations) -> assertEquals(1, violations.size(), method));
    }

    private static TreeSet<String> badMethods(Class<?> fixture) {
        return Arrays.stream(fixture.getDeclaredMethods())
                .map(method -> method.getName())
                .filter(name -> name.startsWith("bad"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By the method of the fixture that is to blame: the last one named. */
    private static TreeMap<String, List<String>> violations(Class<?> fixture) throws Exception {
        String name = fixture.getName().replace('.', '/');
        try (ClassPath classPath = ClassPath.of(List.of(classes(NoHeap.class), classes(fixture)), List.of())) {
            ClosedWorld world = ClosedWorld.of(classPath, new BytecodeLowering(Optional.empty()));
            var program = Reach.analyze(world, List.of(world.resolveMethod(name, "all", "()V")), BuildTimeHeap.NONE);
            return Contracts.violations(program).stream()
                    .collect(Collectors.groupingBy(ContractsTest::blamed, TreeMap::new, Collectors.toList()));
        }
    }

    private static String blamed(String violation) {
        Matcher matcher = METHOD.matcher(violation);
        String last = violation;
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    private static Path classes(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
