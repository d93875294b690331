package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.reflect.Executable}. */
@Substitute("java.lang.reflect.Executable")
@CutClass("The image holds code, not descriptions of members.")
class Target_java_lang_reflect_Executable {
}
