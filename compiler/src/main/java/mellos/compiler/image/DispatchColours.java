package mellos.compiler.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.Program;

/**
 * Places in the dispatch tables: each method that is called through a table has a colour, and no type has two methods
 * of one colour. The methods with the most receivers choose first.
 */
final class DispatchColours {
    private final Map<MethodInfo, Integer> colours = new HashMap<>();
    private final Map<ClassInfo, TreeMap<Integer, MethodInfo>> tables = new HashMap<>();

    DispatchColours(Program program) {
        List<ClassInfo> instantiated =
                program.records().stream().filter(program::isInstantiated).toList();
        Map<MethodInfo, List<ClassInfo>> receivers = new HashMap<>();
        for (MethodInfo method : program.tableCalls()) {
            receivers.put(
                    method,
                    instantiated.stream()
                            .filter(type -> type.isSubtypeOf(method.owner()))
                            .toList());
        }
        List<MethodInfo> order = new ArrayList<>(receivers.keySet());
        order.sort(Comparator.comparing(
                        (MethodInfo method) -> -receivers.get(method).size())
                .thenComparing(MethodInfo::symbol));
        Map<ClassInfo, BitSet> taken = new HashMap<>();
        for (MethodInfo method : order) {
            assign(method, receivers.get(method), taken);
        }
    }

    private void assign(MethodInfo method, List<ClassInfo> receivers, Map<ClassInfo, BitSet> taken) {
        BitSet used = new BitSet();
        for (ClassInfo type : receivers) {
            used.or(taken.computeIfAbsent(type, _ -> new BitSet()));
        }
        int colour = used.nextClearBit(0);
        colours.put(method, colour);
        for (ClassInfo type : receivers) {
            taken.get(type).set(colour);
            tables.computeIfAbsent(type, _ -> new TreeMap<>()).put(colour, method);
        }
    }

    Map<MethodInfo, Integer> colours() {
        return colours;
    }

    /** By colour, the methods a type's table has entries for. */
    TreeMap<Integer, MethodInfo> table(ClassInfo type) {
        return tables.getOrDefault(type, new TreeMap<>());
    }
}
