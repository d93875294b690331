package mellos.compiler.image;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mellos.compiler.model.ClassInfo;

/** The lists that class records point at: a length, then the entries. Records whose lists are the same share one. */
final class RecordLists {
    private final DataModule module;
    private final Set<String> lists = new HashSet<>();

    RecordLists(DataModule module) {
        this.module = module;
    }

    String ofRecords(Set<ClassInfo> types) {
        List<ClassInfo> sorted =
                types.stream().sorted(Comparator.comparing(ClassInfo::name)).toList();
        String elements =
                sorted.stream().map(type -> "ptr " + module.record(type)).collect(Collectors.joining(", "));
        String value = sorted.isEmpty()
                ? "{ i64 } { i64 0 }"
                : "{ i64, [" + sorted.size() + " x ptr] } { i64 " + sorted.size() + ", [" + sorted.size() + " x ptr] ["
                        + elements + "] }";
        return list("il$" + sorted.stream().map(ClassInfo::binaryName).collect(Collectors.joining(",")), value);
    }

    String ofOffsets(List<Integer> offsets) {
        String elements = offsets.stream().map(offset -> "i32 " + offset).collect(Collectors.joining(", "));
        String value = offsets.isEmpty()
                ? "{ i32 } { i32 0 }"
                : "{ i32, [" + offsets.size() + " x i32] } { i32 " + offsets.size() + ", [" + offsets.size()
                        + " x i32] [" + elements + "] }";
        return list("rf$" + offsets.stream().map(String::valueOf).collect(Collectors.joining(",")), value);
    }

    private String list(String symbol, String value) {
        String name = Symbols.global(symbol);
        if (lists.add(symbol)) {
            module.line(name + " = private constant " + value + ", align 8");
        }
        return name;
    }
}
