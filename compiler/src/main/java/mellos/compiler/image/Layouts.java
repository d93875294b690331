package mellos.compiler.image;

import java.util.HashMap;
import java.util.Map;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;

/** The layout of every class, computed when first asked for. */
public final class Layouts {
    private final Map<ClassInfo, Layout> layouts = new HashMap<>();

    public synchronized Layout of(ClassInfo type) {
        Layout known = layouts.get(type);
        if (known == null) {
            Layout above = type.superclass().map(this::of).orElseGet(Layout::ofRoot);
            known = Layout.of(type, above);
            layouts.put(type, known);
        }
        return known;
    }

    public int offset(FieldInfo field) {
        return of(field.owner()).offset(field);
    }
}
