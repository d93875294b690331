/**
 * Files in memory: a tree of folders and files, and the table of those that are open, below the natives of
 * {@code java.io}. Channels and {@code java.nio.file} do not reach it yet.
 */
@Absent(
        value = {"java.nio.file.FileSystems", "java.nio.file.Files"},
        why = "Files are reached through java.io.")
@Absent(value = "java.util.jar.JarFile", why = "The world is closed when the image is built.")
package mellos.runtime.file;

import mellos.magic.substitute.Absent;
