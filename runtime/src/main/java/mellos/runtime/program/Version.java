package mellos.runtime.program;

import mellos.magic.BuildTime;

/** The version of the system: the build gives it in the property {@code mellos.version}. */
@BuildTime
final class Version {
    static final String TEXT = System.getProperty("mellos.version", "unknown");

    private Version() {}
}
