package mellos.runtime.jdk;

import mellos.magic.substitute.Substitute;

/** {@code java.lang.Class}: what class records and mirrors know. */
@Substitute("java.lang.Class")
public final class Target_java_lang_Class {
    /** Address of the {@code ClassRecord}; the compiler fills it in. */
    public long mellosRecord;
}
