package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@link Substitute} class: every method of the named class that this one does not replace is {@link Cut}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface CutClass {
    /** Why it is left out, as a sentence. */
    String value();
}
