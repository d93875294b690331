package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The offset of a field in its {@link Struct}. A getter and a setter may share one. With a {@link #stride} the field is
 * an array, and the method's first parameter, an {@code int} or {@code long}, is the index, which nothing checks.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface At {
    /**
     * Bytes from the start of the structure, of an array to its element 0; field and element lie within
     * {@link Struct#size}.
     */
    int value();

    /** For an array field: bytes from one element to the next; 0 for a field that is none. */
    int stride() default 0;
}
