package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The offset of a field in its {@link Struct}. A getter and a setter may share one. A method with an {@code int}
 * or {@code long} first parameter named by {@link #stride} is an array field.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface At {
    /** Bytes from the start of the structure. */
    int value();

    /** For an array field: bytes from one element to the next; the method's first parameter is the index. */
    int stride() default 0;
}
