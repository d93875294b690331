package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of the same name and descriptor is left out of the image, with everything only it would reach. A call
 * throws {@code mellos.runtime.platform.NotInImageError}, whose message names the method and gives {@link #value}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Cut {
    /** Why it is left out, as a sentence. */
    String value();
}
