package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.vm.SharedThreadContainer}. */
@Substitute("jdk.internal.vm.SharedThreadContainer")
@CutClass("Threads are not grouped into containers.")
final class Target_jdk_internal_vm_SharedThreadContainer {
}
