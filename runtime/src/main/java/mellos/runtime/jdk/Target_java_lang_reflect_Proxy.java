package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.reflect.Proxy}. */
@Substitute("java.lang.reflect.Proxy")
@CutClass("The image holds code, not descriptions of members.")
final class Target_java_lang_reflect_Proxy {
}
