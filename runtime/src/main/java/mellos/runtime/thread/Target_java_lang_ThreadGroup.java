package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ThreadGroup}. */
@Substitute("java.lang.ThreadGroup")
public final class Target_java_lang_ThreadGroup {
    /** The group that all others descend from. */
    @Alias
    public Target_java_lang_ThreadGroup() {}
}
