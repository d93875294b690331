/** Files, of which there are none yet. */
@Absent(
        value = {
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.RandomAccessFile",
            "java.nio.file.FileSystems",
            "java.nio.file.Files"
        },
        why = "There is no file system yet.")
@Absent(value = "java.util.jar.JarFile", why = "The world is closed when the image is built.")
package mellos.runtime.file;

import mellos.magic.substitute.Absent;
