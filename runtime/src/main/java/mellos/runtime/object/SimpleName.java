package mellos.runtime.object;

/** {@code Class.getSimpleName}, as far as binary names tell: javac's, where {@code $} separates what is nested. */
public final class SimpleName {
    private SimpleName() {}

    /** @param binaryName of a class or primitive type, not an array */
    public static String of(String binaryName) {
        int start = Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1;
        if (start == binaryName.length()) {
            return binaryName.substring(binaryName.lastIndexOf('.') + 1);
        }
        if (start > 0 && binaryName.charAt(start - 1) == '$') {
            // A local class has a number before its name, an anonymous one nothing else.
            while (start < binaryName.length() && Character.isDigit(binaryName.charAt(start))) {
                start++;
            }
        }
        return binaryName.substring(start);
    }

    /** {@code Class.getCanonicalName}: null for local and anonymous classes and what is nested in them. */
    public static String canonical(String binaryName) {
        for (int i = binaryName.indexOf('$');
                i >= 0 && i + 1 < binaryName.length();
                i = binaryName.indexOf('$', i + 1)) {
            if (Character.isDigit(binaryName.charAt(i + 1))) {
                return null;
            }
        }
        return binaryName.replace('$', '.');
    }
}
