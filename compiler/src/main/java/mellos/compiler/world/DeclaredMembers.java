package mellos.compiler.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.FieldInfo;
import mellos.compiler.model.MethodInfo;

/** The fields and methods of one type, in their order and by name and descriptor. */
final class DeclaredMembers {
    private final List<FieldInfo> fields = new ArrayList<>();
    private final List<MethodInfo> methods = new ArrayList<>();
    private final Map<String, MethodInfo> methodIndex = new HashMap<>();
    private final Map<String, FieldInfo> fieldIndex = new HashMap<>();

    /** @throws BuildError if two have one name and descriptor */
    DeclaredMembers(DeclaredType owner, DeclaredType.Members members) {
        members.fields(owner).forEach(field -> add(owner, field));
        members.methods(owner).forEach(method -> add(owner, method));
    }

    private void add(DeclaredType owner, DeclaredField field) {
        fields.add(field);
        if (fieldIndex.put(field.name() + ':' + field.descriptor(), field) != null) {
            throw new BuildError(owner.binaryName() + " has two fields " + field.name());
        }
    }

    private void add(DeclaredType owner, DeclaredMethod method) {
        methods.add(method);
        if (methodIndex.put(method.name() + method.descriptor(), method) != null) {
            throw new BuildError(owner.binaryName() + " has two methods " + method.display());
        }
    }

    List<FieldInfo> fields() {
        return Collections.unmodifiableList(fields);
    }

    List<MethodInfo> methods() {
        return Collections.unmodifiableList(methods);
    }

    Optional<MethodInfo> method(String name, String descriptor) {
        return Optional.ofNullable(methodIndex.get(name + descriptor));
    }

    Optional<FieldInfo> field(String name, String descriptor) {
        return Optional.ofNullable(fieldIndex.get(name + ':' + descriptor));
    }
}
