package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No allocation, no throw, no blocking and no class initialisation at run time, in the marked methods and in everything
 * they call. For interrupt handlers, early boot and panic. Marked on a class it holds for each of its methods but those
 * that {@link MayAllocate} exempts. The compiler follows the call graph and reports all violations together. A check
 * that the language implies (null, bounds, divide, cast) may stand in such code: where it fails there is nobody to
 * throw to, and the machine panics naming the place.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NoHeap {}
