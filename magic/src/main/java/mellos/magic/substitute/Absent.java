package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the package of a subject: classes of which the image has no code. Each is as if a {@link Substitute} class without
 * members were marked {@link CutClass}, so what a substitution class of it replaces, adds or aliases is there all the
 * same. A class that does not exist, or that is left out in two places, is a build error.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
@Repeatable(Absent.List.class)
public @interface Absent {
    /** Binary names, for example {@code java.io.File} or {@code java.util.HashMap$Node}. */
    String[] value();

    /** Why they are left out, as a sentence. */
    String why();

    /** Several on one package, each with its reason. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PACKAGE)
    @interface List {
        /** In the order of the source. */
        Absent[] value();
    }
}
