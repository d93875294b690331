/**
 * Where classes and resources come from: the program's loader, the boot loader, modules, packages and services, as far
 * as a closed world has them.
 */
@Absent(
        value = {"java.lang.ModuleLayer", "jdk.internal.loader.ClassLoaders"},
        why = "The world is closed when the image is built.")
package mellos.runtime.loader;

import mellos.magic.substitute.Absent;
