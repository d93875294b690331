package mellos.compiler.world;

import java.util.List;

/** Members of a class that nothing is substituted in. */
record AsWritten(Source source) implements DeclaredType.Members {
    @Override
    public List<DeclaredField> fields(DeclaredType owner) {
        return source.model().fields().stream()
                .map(field -> new DeclaredField(owner, field, source))
                .toList();
    }

    @Override
    public List<DeclaredMethod> methods(DeclaredType owner) {
        return source.model().methods().stream()
                .map(method -> new DeclaredMethod(owner, method.methodName().stringValue(), method, source, null))
                .toList();
    }
}
