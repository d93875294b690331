package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@link Substitute} class: every method of the named class that no substitution class of it replaces or aliases
 * is {@link Cut}. Of several classes for one target, one at most says so.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface CutClass {
    /** Why it is left out, as a sentence. */
    String value();
}
