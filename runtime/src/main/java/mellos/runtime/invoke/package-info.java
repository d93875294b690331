/**
 * What remains of {@code java.lang.invoke} in an image: variable handles and field updaters. docs/abi.md, "VarHandles".
 */
@Absent(
        value = {"java.lang.invoke.MethodHandles", "java.lang.invoke.MethodHandles$Lookup"},
        why = "Method handles are resolved when the image is built.")
package mellos.runtime.invoke;

import mellos.magic.substitute.Absent;
