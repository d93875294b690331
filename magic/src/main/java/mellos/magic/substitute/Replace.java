package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Replaces the method of the same descriptor and of the name given, or the same name. The method must exist. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Replace {
    /** Name of the method, where javac would not accept it here: the final methods of {@code Object}. */
    String value() default "";
}
