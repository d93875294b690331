package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.invoke.MethodType}. */
@Substitute("java.lang.invoke.MethodType")
@CutClass("Method handles are resolved when the image is built.")
final class Target_java_lang_invoke_MethodType {
}
