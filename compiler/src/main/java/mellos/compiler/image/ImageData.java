package mellos.compiler.image;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.model.Program;

/** The modules of an image that hold data: objects made at build time, and what concerns the whole program. */
public final class ImageData {
    private ImageData() {}

    /** @param strings contents of all string literals in the code */
    public static List<IrModule> modules(Program program, Layouts layouts, HostHeap heap, Set<String> strings) {
        HeapModule.Result objects = HeapModule.of(program, heap, layouts);
        Set<String> literals = new TreeSet<>(strings);
        literals.addAll(objects.strings());
        return List.of(objects.module(), MetadataModule.of(program, layouts, literals, objects.fields()));
    }
}
