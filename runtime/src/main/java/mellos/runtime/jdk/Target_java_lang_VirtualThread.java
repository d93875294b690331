package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.VirtualThread}. */
@Substitute("java.lang.VirtualThread")
@CutClass("Virtual threads need continuations, which images do not have.")
final class Target_java_lang_VirtualThread {
}
