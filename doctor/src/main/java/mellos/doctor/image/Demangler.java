package mellos.doctor.image;

import java.util.regex.Pattern;

/**
 * Turns compilers' names back into readable paths: the Itanium C++ scheme's nested names, Rust's legacy scheme (the
 * same with a hash at the end), the path part of Rust's v0 scheme, and Java's methods, whose descriptors go. What it
 * does not understand it leaves as it is.
 */
final class Demangler {
    /** {@code (Lmellos/magic/Address;I)J}: what types a method takes and gives. */
    private static final Pattern DESCRIPTOR =
            Pattern.compile("\\((?:\\[*(?:[BCDFIJSZ]|L[^;()]+;))*\\)\\[*(?:[BCDFIJSVZ]|L[^;()]+;)$");

    private Demangler() {}

    static String demangle(String name) {
        try {
            if (name.startsWith("_ZN")) {
                return nested(name, 3);
            }
            if (name.startsWith("_Z") && name.length() > 2 && Character.isDigit(name.charAt(2))) {
                return new Cursor(name, 2).identifier();
            }
            if (name.startsWith("_R")) {
                String path = new RustPath(new Cursor(name, 2)).path();
                return path.isEmpty() ? name : path;
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            return name;
        }
        return DESCRIPTOR.matcher(name).replaceFirst("");
    }

    private static String nested(String name, int from) {
        Cursor in = new Cursor(name, from);
        while (in.peek() == 'K' || in.peek() == 'V' || in.peek() == 'r') {
            in.next();
        }
        StringBuilder out = new StringBuilder();
        while (in.peek() != 'E') {
            if (!Character.isDigit(in.peek())) {
                return out.isEmpty() ? name : out.append("::…").toString();
            }
            String part = in.identifier();
            if (part.length() == 17
                    && part.charAt(0) == 'h'
                    && part.substring(1).matches("[0-9a-f]{16}")) {
                break;
            }
            out.append(out.isEmpty() ? "" : "::").append(rustLegacy(part));
        }
        return out.toString();
    }

    private static String rustLegacy(String part) {
        String text = part.startsWith("_$") ? part.substring(1) : part;
        return text.replace("$LT$", "<")
                .replace("$GT$", ">")
                .replace("$u20$", " ")
                .replace("$RF$", "&")
                .replace("$BP$", "*")
                .replace("$C$", ",")
                .replace("$LP$", "(")
                .replace("$RP$", ")")
                .replace("$u7b$", "{")
                .replace("$u7d$", "}")
                .replace("$u5b$", "[")
                .replace("$u5d$", "]")
                .replace("$u27$", "'")
                .replace("$u3b$", ";")
                .replace("$u2b$", "+")
                .replace("..", "::");
    }

    /** A position in a mangled name. */
    private static final class Cursor {
        private final String text;
        private int at;

        Cursor(String text, int at) {
            this.text = text;
            this.at = at;
        }

        char peek() {
            return text.charAt(at);
        }

        char next() {
            return text.charAt(at++);
        }

        int number() {
            int from = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            return Integer.parseInt(text.substring(from, at));
        }

        String identifier() {
            int length = number();
            if (at < text.length() && text.charAt(at) == '_' && length < text.length() - at && text.startsWith("_R")) {
                at++;
            }
            at += length;
            return text.substring(at - length, at);
        }

        /** {@code s62base_}: a disambiguator, dropped. */
        void skipDisambiguator() {
            if (peek() == 's') {
                while (next() != '_') {
                    continue;
                }
            }
        }
    }

    /** The path grammar of Rust's v0 mangling, generic arguments dropped. */
    private static final class RustPath {
        private final Cursor in;

        RustPath(Cursor in) {
            this.in = in;
        }

        String path() {
            return switch (in.next()) {
                case 'C' -> {
                    in.skipDisambiguator();
                    yield in.identifier();
                }
                case 'N' -> {
                    char space = in.next();
                    String outer = path();
                    in.skipDisambiguator();
                    String inner = in.identifier();
                    yield Character.isUpperCase(space)
                            ? outer + "::{" + (space == 'C' ? "closure" : inner) + "}"
                            : outer + "::" + inner;
                }
                case 'I' -> path();
                case 'M', 'X' -> {
                    in.skipDisambiguator();
                    yield path();
                }
                default -> "";
            };
        }
    }
}
