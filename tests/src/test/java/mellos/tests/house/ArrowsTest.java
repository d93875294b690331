package mellos.tests.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mellos.cli.Tree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each package knows what the table of packages says, all of it and nothing else; nobody knows itself in a circle. */
class ArrowsTest {
    private static final PackageTable TABLE = PackageTable.read();

    @TestFactory
    List<DynamicTest> packagesKnowWhatTheTableSays() {
        return TABLE.modules().stream()
                .map(module ->
                        DynamicTest.dynamicTest(module.name(), () -> assertEquals(List.of(), differences(module))))
                .toList();
    }

    /** What is there and not in the table, and what the table allows and nobody needs. */
    private static List<String> differences(PackageTable.Module module) {
        Imports imports = Imports.of(module.name());
        List<String> found = new ArrayList<>();
        imports.arrows().forEach((from, targets) -> {
            PackageTable.Row row = module.rows().get(from);
            if (row == null) {
                found.add("package " + from + " has no row in " + PackageTable.FILE);
                return;
            }
            Set<String> allowed = PackageTable.allowed(module, row);
            targets.forEach((to, shownBy) -> {
                if (!allowed.contains(to)) {
                    found.add(from + " may not import " + to + ": " + shownBy);
                }
            });
            row.may().stream()
                    .filter(to -> !targets.containsKey(to))
                    .forEach(
                            to -> found.add(from + " does not import " + to + ": take it out of " + PackageTable.FILE));
            if (row.isRaw() != imports.raw().contains(from)) {
                found.add(from + (row.isRaw() ? " has no class marked @RawMemory" : " is not marked raw, but has one"));
            }
        });
        module.rows().keySet().stream()
                .filter(name -> !imports.arrows().containsKey(name))
                .forEach(name -> found.add("package " + name + " is in " + PackageTable.FILE + " and nowhere else"));
        return found;
    }

    @Test
    void thereIsNoCircle() {
        Map<String, Set<String>> graph = new TreeMap<>();
        TABLE.modules()
                .forEach(module -> module.rows()
                        .forEach((name, row) -> graph.put(name, new TreeSet<>(PackageTable.allowed(module, row)))));
        List<String> circles = new ArrayList<>();
        Set<String> finished = new TreeSet<>();
        graph.keySet().forEach(name -> visit(name, graph, new LinkedHashSet<>(), finished, circles));
        assertEquals(List.of(), circles);
    }

    private static void visit(
            String name, Map<String, Set<String>> graph, Set<String> path, Set<String> finished, List<String> circles) {
        if (path.contains(name)) {
            List<String> circle = new ArrayList<>(path);
            circles.add(String.join(" -> ", circle.subList(circle.indexOf(name), circle.size())) + " -> " + name);
        } else if (!finished.contains(name)) {
            path.add(name);
            graph.getOrDefault(name, Set.of()).forEach(next -> visit(next, graph, path, finished, circles));
            path.remove(name);
            finished.add(name);
        }
    }

    @Test
    void everyModuleOfTheProjectIsInTheTable() {
        Set<String> modules = new TreeSet<>(Tree.here().modules());
        modules.remove("tests");
        assertEquals(
                modules,
                new TreeSet<>(
                        TABLE.modules().stream().map(PackageTable.Module::name).toList()));
    }

    @Test
    void theTablesArrowsEndAtPackages() {
        Set<String> named = new TreeSet<>();
        TABLE.modules().forEach(module -> {
            named.addAll(module.common());
            module.rows().values().forEach(row -> named.addAll(row.may()));
        });
        named.removeAll(TABLE.packages());
        assertEquals(Set.of(), named);
    }

    /** {@code docs/house.md} is printed from the table and the packages' own words. */
    @Test
    void thePageIsFresh() throws IOException {
        String printed = HousePage.of(TABLE);
        Path page = Tree.here().at("docs/house.md");
        String present = Files.isRegularFile(page) ? Files.readString(page, StandardCharsets.UTF_8) : "";
        if (!printed.equals(present)) {
            Path fresh = Tree.here().build("house.md");
            Files.createDirectories(fresh.getParent());
            Files.writeString(fresh, printed, StandardCharsets.UTF_8);
            fail("docs/house.md is stale: cp build/house.md docs/house.md");
        }
    }
}
