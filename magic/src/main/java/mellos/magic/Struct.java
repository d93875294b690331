package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose methods are fields of a structure in memory, each at the offset its {@link At} says. A getter
 * has no parameter; a setter has one and returns void. A value of such a type is a raw address, made by
 * {@link Address#as}; each call is one load or store of the method's type. A getter alone means read-only, a
 * setter alone write-only. Default methods are ordinary Java. On a host JVM any class may implement it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface Struct {
    /** Size in bytes. */
    int size();
}
