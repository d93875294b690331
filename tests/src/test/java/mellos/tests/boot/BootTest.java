package mellos.tests.boot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mellos.cli.machine.BootPath;
import mellos.compiler.llvm.Profile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that boots one machine. Its parameter is the {@link Boot} that came of it; the machine stands here as data.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@Tag("boot")
@Tag("image")
@ExtendWith(BootParameter.class)
public @interface BootTest {
    /** The kernel's program, any class of the tests with a {@code main}; without one it is the self tests. */
    Class<?> main() default SelfTests.class;

    Profile profile() default Profile.DEVELOPMENT;

    int cpus() default 4;

    /** Further parts of QEMU's {@code -smp}. */
    String topology() default "";

    int memoryMiB() default 256;

    int timeoutSeconds() default 90;

    BootPath path() default BootPath.PVH;

    String machine() default "pc";

    String cpu() default "max";

    /** The kernel's command line. */
    String append() default "";

    /** What is typed at the console once {@link #typedAfter} was said; a newline follows each. */
    String[] typed() default {};

    /** Words of the line that is waited for before anything is typed. */
    String typedAfter() default "";

    /** {@code -icount shift=0,sleep=off}. */
    boolean counted() default false;

    /** The strict machine instead of QEMU; boots an ISO. */
    boolean bochs() default false;

    /** Stands for the program that is {@code mellos.selftest}. */
    final class SelfTests {
        private SelfTests() {}
    }
}
