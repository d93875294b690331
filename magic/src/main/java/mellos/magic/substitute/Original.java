package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method as it was before {@link Decorate}: same descriptor, static or not as the method is, and a name that the
 * named class does not use. The body here is ignored.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Original {
    /** Name of the decorated method. */
    String value();
}
