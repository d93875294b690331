package mellos.runtime.jdk;

import mellos.magic.substitute.Substitute;

/** {@code java.util.ImmutableCollections.Access}: its initialiser hands itself to {@code SharedSecrets}. */
@Substitute("java.util.ImmutableCollections$Access")
final class Target_java_util_ImmutableCollections_Access {
    private Target_java_util_ImmutableCollections_Access() {}

    static void provide() {}
}
