package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands before the method of the same name and descriptor, which must exist and which an {@link Original} method of
 * the same substitution class still calls. For what tests put around a method without a trace of it in the method
 * itself.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Decorate {}
