package mellos.runtime.exception;

/** HotSpot's text for a failed cast, with where both classes come from. */
final class CastMessage {
    private CastMessage() {}

    static String of(Class<?> from, Class<?> to) {
        String fromName = from.getName();
        String toName = to.getName();
        String start = "class " + fromName + " cannot be cast to class " + toName + " (";
        boolean fromJdk = isJdk(from);
        if (fromJdk == isJdk(to)) {
            return start + fromName + " and " + toName + " are in " + home(fromJdk) + ")";
        }
        return start + fromName + " is in " + home(fromJdk) + "; " + toName + " is in " + home(!fromJdk) + ")";
    }

    private static String home(boolean jdk) {
        return jdk ? "module java.base of loader 'bootstrap'" : "unnamed module of loader 'app'";
    }

    private static boolean isJdk(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return JdkClasses.contains(element.getName());
    }
}
