package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The members of this class are merged into the named class when the image is built: wherever this class is mentioned,
 * the named one is meant. By convention it is called {@code Target_} and the name with underscores. A member without a
 * mark of this package is added to the named class.
 *
 * <p>Several classes may substitute parts of one, each beside the subject it serves. Two of them with a rule for the
 * same member are a build error; what one replaces or adds, the others may {@link Alias}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface Substitute {
    /** Binary name of the class, for example {@code java.lang.Thread} or {@code java.util.HashMap$Node}. */
    String value();
}
