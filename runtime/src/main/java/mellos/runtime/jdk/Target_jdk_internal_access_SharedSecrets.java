package mellos.runtime.jdk;

import jdk.internal.access.JavaLangAccess;
import jdk.internal.access.JavaUtilCollectionAccess;
import jdk.internal.access.JavaUtilConcurrentTLRAccess;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.initialization.ClassInitialization;
import mellos.runtime.object.Mirrors;
import mellos.runtime.program.Target_java_lang_System;

/** {@code jdk.internal.access.SharedSecrets}: there is no start-up phase that sets them, so whoever asks does. */
@Substitute("jdk.internal.access.SharedSecrets")
final class Target_jdk_internal_access_SharedSecrets {
    @Alias
    private static JavaLangAccess javaLangAccess;

    @Alias
    private static JavaUtilCollectionAccess javaUtilCollectionAccess;

    @Alias
    private static JavaUtilConcurrentTLRAccess javaUtilConcurrentTLRAccess;

    private Target_jdk_internal_access_SharedSecrets() {}

    @Replace
    public static JavaLangAccess getJavaLangAccess() {
        if (javaLangAccess == null) {
            Target_java_lang_System.provideAccess();
        }
        return javaLangAccess;
    }

    @Replace
    public static JavaUtilCollectionAccess getJavaUtilCollectionAccess() {
        if (javaUtilCollectionAccess == null) {
            Target_java_util_ImmutableCollections_Access.provide();
        }
        return javaUtilCollectionAccess;
    }

    @Replace
    public static JavaUtilConcurrentTLRAccess getJavaUtilConcurrentTLRAccess() {
        if (javaUtilConcurrentTLRAccess == null) {
            Target_java_util_concurrent_ThreadLocalRandom_Access.provide();
        }
        return javaUtilConcurrentTLRAccess;
    }

    @Replace
    private static void ensureClassInitialized(Class<?> type) {
        ClassInitialization.initialize(Mirrors.recordOf(type));
    }
}
