package mellos.tests.generate;

import java.util.List;

/** The types that generated expressions have. */
enum Kind {
    BYTE("byte"),
    SHORT("short"),
    CHAR("char"),
    INT("int"),
    LONG("long"),
    FLOAT("float"),
    DOUBLE("double"),
    BOOLEAN("boolean"),
    STRING("String"),
    BOX("Integer"),
    INTS("int[]"),
    LONGS("long[]"),
    TEXTS("String[]"),
    NODE("Node");

    static final List<Kind> NUMERIC = List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE);
    static final List<Kind> INTEGRAL = List.of(BYTE, SHORT, CHAR, INT, LONG);
    static final List<Kind> PRIMITIVE = List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE, BOOLEAN);

    final String java;

    Kind(String java) {
        this.java = java;
    }

    boolean numeric() {
        return NUMERIC.contains(this);
    }

    boolean integral() {
        return INTEGRAL.contains(this);
    }

    boolean primitive() {
        return PRIMITIVE.contains(this);
    }
}
