package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This class may load and store through {@link Address}, view addresses as structures and call {@link Cpu}. The
 * compiler rejects any other caller.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface RawMemory {
    /** What keeps its accesses sound. */
    String value();
}
