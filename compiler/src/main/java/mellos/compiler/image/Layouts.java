package mellos.compiler.image;

import java.util.HashMap;
import java.util.Map;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.FieldInfo;

/** The layout of every class, computed when first asked for. */
public final class Layouts {
    private final Map<ClassInfo, ObjectLayout> layouts = new HashMap<>();

    public synchronized ObjectLayout of(ClassInfo type) {
        ObjectLayout known = layouts.get(type);
        if (known == null) {
            ObjectLayout above = type.superclass().map(this::of).orElseGet(ObjectLayout::ofRoot);
            known = ObjectLayout.of(type, above);
            layouts.put(type, known);
        }
        return known;
    }

    public int offset(FieldInfo field) {
        return of(field.owner()).offset(field);
    }
}
