package mellos.runtime.file;

import java.io.File;
import java.io.IOException;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.io.UnixFileSystem}. */
@Substitute("java.io.UnixFileSystem")
final class Target_java_io_UnixFileSystem {
    private static final int EXISTS = 1;
    private static final int REGULAR = 2;
    private static final int DIRECTORY = 4;
    private static final int WRITE = 2;
    private static final int LONGEST_NAME = 255;

    private Target_java_io_UnixFileSystem() {}

    @Replace
    private static void initIDs() {}

    @Replace
    private String canonicalize0(String path) {
        return "/" + String.join("/", FileTree.names(path));
    }

    private static Node find(File file) {
        return FileTree.find(file.getPath());
    }

    @Replace
    private int getBooleanAttributes0(File file) {
        synchronized (FileTree.LOCK) {
            return switch (find(file)) {
                case null -> 0;
                case Node.Folder folder -> EXISTS | DIRECTORY;
                case Node.Content content -> EXISTS | REGULAR;
            };
        }
    }

    @Replace
    private boolean checkAccess0(File file, int access) {
        synchronized (FileTree.LOCK) {
            Node node = find(file);
            boolean executes = (access & 1) != 0;
            return node != null
                    && ((access & WRITE) == 0 || !node.isReadOnly())
                    && (!executes || node instanceof Node.Folder);
        }
    }

    @Replace
    private long getLastModifiedTime0(File file) {
        synchronized (FileTree.LOCK) {
            Node node = find(file);
            return node == null ? 0 : node.modified();
        }
    }

    @Replace
    private long getLength0(File file) {
        synchronized (FileTree.LOCK) {
            return find(file) instanceof Node.Content content ? content.size() : 0;
        }
    }

    /** Of the permissions the tree keeps whether a file may be written. */
    @Replace
    private boolean setPermission0(File file, int access, boolean enable, boolean ownerOnly) {
        synchronized (FileTree.LOCK) {
            Node node = find(file);
            if (node != null && (access & WRITE) != 0) {
                node.readOnly(!enable);
            }
            return node != null && (access & WRITE) != 0;
        }
    }

    @Replace
    private boolean createFileExclusively0(String path) throws IOException {
        synchronized (FileTree.LOCK) {
            return FileTree.add(path, new Node.Content());
        }
    }

    @Replace
    private boolean delete0(File file) {
        synchronized (FileTree.LOCK) {
            return FileTree.remove(file.getPath());
        }
    }

    @Replace
    private String[] list0(File file) {
        synchronized (FileTree.LOCK) {
            return find(file) instanceof Node.Folder folder
                    ? folder.entries().keySet().toArray(new String[0])
                    : null;
        }
    }

    @Replace
    private boolean createDirectory0(File file) {
        synchronized (FileTree.LOCK) {
            try {
                return FileTree.add(file.getPath(), new Node.Folder());
            } catch (IOException noParent) {
                return false;
            }
        }
    }

    @Replace
    private boolean rename0(File from, File to) {
        synchronized (FileTree.LOCK) {
            return FileTree.rename(from.getPath(), to.getPath());
        }
    }

    @Replace
    private boolean setLastModifiedTime0(File file, long millis) {
        synchronized (FileTree.LOCK) {
            Node node = find(file);
            if (node != null) {
                node.modified(millis);
            }
            return node != null;
        }
    }

    @Replace
    private boolean setReadOnly0(File file) {
        return setPermission0(file, WRITE, false, false);
    }

    /** What the heap has left. */
    @Replace
    private long getSpace0(File file, int kind) {
        return Runtime.getRuntime().freeMemory();
    }

    @Replace
    private long getNameMax0(String path) {
        return LONGEST_NAME;
    }
}
