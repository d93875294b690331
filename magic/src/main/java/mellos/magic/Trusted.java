package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The compiler's contract check stops at this method: its author vouches for what it calls. Kept rare; the build report
 * lists every use.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Trusted {
    /** The argument that makes it sound. */
    String value();
}
