package mellos.runtime.thread;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceConstructor;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.vm.SharedThreadContainer}: starts threads and keeps no list of them. */
@Substitute("jdk.internal.vm.SharedThreadContainer")
@CutClass("Threads are not grouped into containers.")
final class Target_jdk_internal_vm_SharedThreadContainer {
    @Alias
    Target_jdk_internal_vm_SharedThreadContainer(String name) {}

    @ReplaceConstructor
    void construct(String name) {}

    @ReplaceInitializer
    static void initialize() {}

    @Replace
    public static Target_jdk_internal_vm_SharedThreadContainer create(String name) {
        return new Target_jdk_internal_vm_SharedThreadContainer(name);
    }

    @Replace
    public void start(Thread thread) {
        thread.start();
    }

    @Replace
    public void close() {}
}
