package mellos.runtime.invoke;

import mellos.magic.substitute.Substitute;

/** {@code java.lang.invoke.VarForm}: handles have none. */
@Substitute("java.lang.invoke.VarForm")
public final class Target_java_lang_invoke_VarForm {
    private Target_java_lang_invoke_VarForm() {}
}
