package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands for the member of the same name and type in the named class, its own or one that another substitution class
 * adds, so that substitution code can use it though it is private there. The body or initial value here is ignored.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Alias {}
