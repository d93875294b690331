package mellos.tests.compare;

import java.util.regex.Pattern;

/**
 * A guest program: a class with a {@code main} that prints lines, the same ones in every run.
 *
 * @param group the package below {@code mellos.tests.guest}; programs of one group share an image
 * @param name the class' simple name
 */
public record GuestProgram(String group, String name) implements Comparable<GuestProgram> {
    /** Fits {@code group/name}, both with {@code *} for anything; without a slash the name alone. */
    public boolean fits(String filter) {
        int slash = filter.indexOf('/');
        return slash < 0
                ? fits(name, filter)
                : fits(group, filter.substring(0, slash)) && fits(name, filter.substring(slash + 1));
    }

    private static boolean fits(String text, String filter) {
        return text.matches(Pattern.quote(filter).replace("*", "\\E.*\\Q"));
    }

    public String className() {
        return "mellos.tests.guest." + group + "." + name;
    }

    @Override
    public int compareTo(GuestProgram other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return group + "/" + name;
    }
}
