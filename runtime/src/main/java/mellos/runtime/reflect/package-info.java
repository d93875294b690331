/** {@code Class} and {@code java.lang.reflect}, as far as an image without descriptions of members has them. */
@Absent(
        value = {
            "java.lang.reflect.AccessibleObject",
            "java.lang.reflect.Constructor",
            "java.lang.reflect.Executable",
            "java.lang.reflect.Field",
            "java.lang.reflect.Method",
            "java.lang.reflect.Proxy"
        },
        why = "The image holds code, not descriptions of members.")
@BuildTimeInitialized("java.lang.Class")
package mellos.runtime.reflect;

import mellos.magic.substitute.Absent;
import mellos.magic.substitute.BuildTimeInitialized;
