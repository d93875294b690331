package mellos.runtime.invoke;

/** A method's descriptor as {@code MethodType} shows it. */
final class TypeText {
    private final String descriptor;
    private int at;

    private TypeText(String descriptor) {
        this.descriptor = descriptor;
    }

    static String of(String descriptor) {
        return new TypeText(descriptor).method();
    }

    private String method() {
        StringBuilder text = new StringBuilder("(");
        at = 1;
        while (descriptor.charAt(at) != ')') {
            text.append(at == 1 ? "" : ",").append(type());
        }
        at++;
        return text.append(')').append(type()).toString();
    }

    private String type() {
        char first = descriptor.charAt(at++);
        return switch (first) {
            case '[' -> type() + "[]";
            case 'L' -> {
                int end = descriptor.indexOf(';', at);
                String name = descriptor.substring(at, end);
                at = end + 1;
                yield name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
            }
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'S' -> "short";
            case 'C' -> "char";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> "void";
        };
    }
}
