package mellos.compiler.world;

import java.lang.annotation.Repeatable;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The annotations of a class, field or method that the compiler reads. */
public final class Marks {
    public static final Marks NONE = new Marks(List.of());

    private final List<Annotation> annotations;

    private Marks(List<Annotation> annotations) {
        this.annotations = annotations;
    }

    static Marks of(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(attribute -> new Marks(attribute.annotations()))
                .orElse(NONE);
    }

    public boolean has(Class<? extends java.lang.annotation.Annotation> type) {
        return find(type).isPresent();
    }

    boolean has(String descriptor) {
        return annotations.stream()
                .anyMatch(annotation -> annotation.className().equalsString(descriptor));
    }

    /** An element of type String; empty if the annotation or the element is not there. */
    public Optional<String> string(Class<? extends java.lang.annotation.Annotation> type, String element) {
        return value(type, element).map(value -> ((AnnotationValue.OfString) value).stringValue());
    }

    /** An element of type int; empty if the annotation or the element is not there. */
    public Optional<Integer> integer(Class<? extends java.lang.annotation.Annotation> type, String element) {
        return value(type, element).map(value -> ((AnnotationValue.OfInt) value).intValue());
    }

    /** An element that is an array of strings; none if the annotation or the element is not there. */
    List<String> strings(Class<? extends java.lang.annotation.Annotation> type, String element) {
        return value(type, element).stream()
                .flatMap(value -> ((AnnotationValue.OfArray) value).values().stream())
                .map(value -> ((AnnotationValue.OfString) value).stringValue())
                .toList();
    }

    /** One for each annotation of a repeatable type: javac puts two and more into a container, a single one not. */
    List<Marks> each(Class<? extends java.lang.annotation.Annotation> type) {
        Class<? extends java.lang.annotation.Annotation> container =
                type.getAnnotation(Repeatable.class).value();
        Stream<Annotation> contained = value(container, "value").stream()
                .flatMap(value -> ((AnnotationValue.OfArray) value).values().stream())
                .map(value -> ((AnnotationValue.OfAnnotation) value).annotation());
        return Stream.concat(find(type).stream(), contained)
                .map(one -> new Marks(List.of(one)))
                .toList();
    }

    private Optional<AnnotationValue> value(Class<? extends java.lang.annotation.Annotation> type, String element) {
        return find(type)
                .flatMap(annotation -> annotation.elements().stream()
                        .filter(candidate -> candidate.name().equalsString(element))
                        .findFirst()
                        .map(found -> found.value()));
    }

    private Optional<Annotation> find(Class<? extends java.lang.annotation.Annotation> type) {
        String descriptor = type.descriptorString();
        for (Annotation annotation : annotations) {
            if (annotation.className().equalsString(descriptor)) {
                return Optional.of(annotation);
            }
        }
        return Optional.empty();
    }
}
