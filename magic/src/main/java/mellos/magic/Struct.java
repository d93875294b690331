package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose methods are fields of a structure in memory, each at the offset its {@link At} says. A getter has
 * no parameter but an index; a setter has the value, too, and returns void. Types are {@code boolean} (any byte but 0
 * is true), {@code byte}, {@code short}, {@code char}, {@code int}, {@code long}, {@link Address}, {@link PhysAddr} and
 * other structures, whose address the field holds; little-endian. A getter alone means read-only, a setter alone
 * write-only. Default methods are ordinary Java.
 *
 * <p>A value of such a type is a raw address, made by {@link Address#as}, and each call is one plain load or store of
 * the method's type, a volatile one if the interface extends {@link Device}. Nothing is checked. On a host JVM any
 * class may implement it; views of a test's memory are equal if they have one address.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface Struct {
    /** Size in bytes, that of inherited fields included. */
    int size();
}
