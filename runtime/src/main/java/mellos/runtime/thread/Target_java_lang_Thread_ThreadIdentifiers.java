package mellos.runtime.thread;

import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.Thread.ThreadIdentifiers}: the JDK's asks the virtual machine where its counter lies. */
@Substitute("java.lang.Thread$ThreadIdentifiers")
final class Target_java_lang_Thread_ThreadIdentifiers {
    private Target_java_lang_Thread_ThreadIdentifiers() {}

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    static long next() {
        return ThreadNumbers.next();
    }
}
