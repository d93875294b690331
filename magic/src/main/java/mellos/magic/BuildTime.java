package mellos.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The class is initialised while the image is built; its static state and all objects reachable from it become part of
 * the image. Its initialiser runs on the build's JVM, so it may use neither {@link Cpu} nor raw memory.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface BuildTime {}
