package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ThreadLocal}. */
@Substitute("java.lang.ThreadLocal")
final class Target_java_lang_ThreadLocal {
    private Target_java_lang_ThreadLocal() {}

    @Alias
    static native Target_java_lang_ThreadLocal_Map createInheritedMap(Target_java_lang_ThreadLocal_Map parents);
}
