package mellos.magic.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the package of a subject: classes of the JDK that are initialised while the image is built, as if they were marked
 * {@link mellos.magic.BuildTime}. Fit are those whose state is a table or a constant that is the same in every run. A
 * class that the JDK does not have, or that is named twice, is a build error.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface BuildTimeInitialized {
    /** Binary names, for example {@code java.lang.Boolean} or {@code java.lang.Byte$ByteCache}. */
    String[] value();
}
