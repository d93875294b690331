package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The instances of this final class are raw 64-bit machine words, never objects: no header, no allocation, zero is a
 * legal value where a reference would be null. Such a class has one field, {@code private final long bits}, a factory
 * and an accessor marked {@link Intrinsic}; all other methods are ordinary Java in terms of those. Words are compared
 * by their bits, never with {@code ==} (which would compare identities on a host JVM), and are never converted to
 * {@code Object}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface Word {}
