package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.StackWalker}. */
@Substitute("java.lang.StackWalker")
@CutClass("Stacks are shown by Throwable alone.")
final class Target_java_lang_StackWalker {
}
