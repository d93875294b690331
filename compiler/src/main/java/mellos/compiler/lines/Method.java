package mellos.compiler.lines;

/**
 * A method as a stack trace names it.
 *
 * @param className binary name; empty for assembly and hidden methods, with all of the name in {@code name}
 * @param file source file without folders; empty if unknown
 */
public record Method(String className, String name, String file) {
    /** Before the name of a method that stack traces leave out, as HotSpot leaves out what lambdas are made of. */
    private static final String HIDDEN = "hidden ";

    /** From a qualified name, {@code java.lang.String.indexOf}, and a path, {@code java/lang/String.java}. */
    static Method of(String qualifiedName, String path) {
        if (qualifiedName.startsWith(HIDDEN)) {
            return new Method("", qualifiedName.substring(HIDDEN.length()), "");
        }
        // <init> and <clinit> hold no dot, so the last one ends the class.
        int dot = qualifiedName.lastIndexOf('.');
        var file = path.substring(path.lastIndexOf('/') + 1);
        return new Method(qualifiedName.substring(0, Math.max(0, dot)), qualifiedName.substring(dot + 1), file);
    }
}
