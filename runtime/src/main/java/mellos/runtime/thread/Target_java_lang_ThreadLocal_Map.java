package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ThreadLocal.ThreadLocalMap}. */
@Substitute("java.lang.ThreadLocal$ThreadLocalMap")
final class Target_java_lang_ThreadLocal_Map {
    private Target_java_lang_ThreadLocal_Map() {}

    @Alias
    native int size();
}
