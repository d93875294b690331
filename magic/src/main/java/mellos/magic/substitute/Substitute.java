package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The members of this class are merged into the named class when the image is built: wherever this class is
 * mentioned, the named one is meant. By convention it is called {@code Target_} and the name with underscores.
 * A member without a mark of this package is added to the named class.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface Substitute {
    /** Binary name of the class, for example {@code java.lang.Thread} or {@code java.util.HashMap$Node}. */
    String value();
}
