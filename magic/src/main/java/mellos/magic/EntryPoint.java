package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A static method that assembly or generated code calls by a fixed symbol. A root of the closed world. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface EntryPoint {
    /** The symbol it is exported under. */
    String value();
}
