package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Exempts a method or constructor of a {@link NoHeap} class from the contract. {@link NoHeap} code may call it only
 * where the caller is exempt too, or through {@link Trusted}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface MayAllocate {
    /** Why this method may use the heap, as a clause: "the heap is up". */
    String value();
}
