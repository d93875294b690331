package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.invoke.MethodHandles.Lookup}. */
@Substitute("java.lang.invoke.MethodHandles$Lookup")
@CutClass("Method handles are resolved when the image is built.")
final class Target_java_lang_invoke_MethodHandles_Lookup {
}
