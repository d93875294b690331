package mellos.runtime.jdk;

import mellos.magic.substitute.Substitute;

/** {@code java.util.concurrent.ThreadLocalRandom.Access}: its initialiser hands itself to {@code SharedSecrets}. */
@Substitute("java.util.concurrent.ThreadLocalRandom$Access")
final class Target_java_util_concurrent_ThreadLocalRandom_Access {
    private Target_java_util_concurrent_ThreadLocalRandom_Access() {}

    static void provide() {}
}
