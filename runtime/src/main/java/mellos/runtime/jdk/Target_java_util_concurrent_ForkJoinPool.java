package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.util.concurrent.ForkJoinPool}. */
@Substitute("java.util.concurrent.ForkJoinPool")
@CutClass("There is no pool of threads that steal work yet.")
final class Target_java_util_concurrent_ForkJoinPool {
}
