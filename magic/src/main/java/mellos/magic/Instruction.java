package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The body of a static native method, as one inline assembly statement: LLVM's syntax of templates and constraints,
 * AT&amp;T mnemonics. Parameters are the inputs in order; a result other than void is the first output. Outputs beyond
 * the result are discarded, so a register that the instruction changes is written as an output tied to its input.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Instruction {
    /** The template, {@code $0} being the result if there is one, else the first parameter. */
    String value();

    /** LLVM constraint string, for example {@code "{dx},{al}"}; memory is always clobbered. */
    String constraints() default "";
}
