package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This instance method, void, of any name, replaces the constructor with the same parameters. It runs on the fresh
 * object in place of the whole constructor, the call of the superclass' included.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface ReplaceConstructor {}
