package mellos.runtime.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The tree of files: {@code /} with an empty {@code /tmp} when the program starts. One lock guards it all. */
final class FileTree {
    static final Object LOCK = new Object();

    private static final Node.Folder ROOT = new Node.Folder();

    static {
        ROOT.entries().put("tmp", new Node.Folder());
    }

    private FileTree() {}

    /** The names on the way from the root, {@code .} and {@code ..} resolved. A relative path starts at the root. */
    static Deque<String> names(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names;
    }

    /** Null if there is none. */
    static Node find(String path) {
        return find(names(path));
    }

    private static Node find(Deque<String> names) {
        Node at = ROOT;
        for (String name : names) {
            at = at instanceof Node.Folder folder ? folder.entries().get(name) : null;
        }
        return at;
    }

    /** The folder that has or would have the file; null if there is none. */
    private static Node.Folder parent(Deque<String> names) {
        Deque<String> above = new ArrayDeque<>(names);
        above.pollLast();
        return find(above) instanceof Node.Folder folder ? folder : null;
    }

    /** Makes the entry; false if one of that name is there. */
    static boolean add(String path, Node node) throws IOException {
        Deque<String> names = names(path);
        Node.Folder folder = parent(names);
        if (folder == null) {
            throw new IOException("No such file or directory");
        }
        if (names.isEmpty()) {
            return false;
        }
        boolean isNew = folder.entries().putIfAbsent(names.getLast(), node) == null;
        if (isNew) {
            folder.modified(System.currentTimeMillis());
        }
        return isNew;
    }

    /** False if it is not there, or a folder that is not empty. */
    static boolean remove(String path) {
        Deque<String> names = names(path);
        Node node = find(names);
        boolean isFull = node instanceof Node.Folder folder && !folder.entries().isEmpty();
        if (node == null || names.isEmpty() || isFull) {
            return false;
        }
        Node.Folder folder = parent(names);
        folder.entries().remove(names.getLast());
        folder.modified(System.currentTimeMillis());
        return true;
    }

    /** As {@code rename} of POSIX: what has the new name makes room, if it is of the same kind and no full folder. */
    static boolean rename(String from, String to) {
        Deque<String> source = names(from);
        Deque<String> target = names(to);
        Node node = find(source);
        Node.Folder folder = parent(target);
        if (node == null || folder == null || source.isEmpty() || target.isEmpty() || isInside(target, source)) {
            return false;
        }
        Node there = find(target);
        if (there == node) {
            return true;
        }
        if (there != null && (there.getClass() != node.getClass() || !remove(to))) {
            return false;
        }
        parent(source).entries().remove(source.getLast());
        folder.entries().put(target.getLast(), node);
        return true;
    }

    /** Whether a path leads through a folder to something in it. */
    private static boolean isInside(Deque<String> path, Deque<String> folder) {
        return path.size() > folder.size() && String.join("/", path).startsWith(String.join("/", folder) + "/");
    }
}
