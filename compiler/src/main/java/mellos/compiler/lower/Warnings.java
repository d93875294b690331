package mellos.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import mellos.compiler.world.DeclaredMethod;
import mellos.compiler.world.Origin;

/** What is found wrong with one method's code and throws where control gets there. */
final class Warnings {
    private final DeclaredMethod method;
    private final List<String> all = new ArrayList<>();

    Warnings(DeclaredMethod method) {
        this.method = method;
    }

    /** Whoever builds the system mends it; the program's own code is as it is. */
    boolean areErrors() {
        return method.source().origin() == Origin.SYSTEM;
    }

    void add(int line, String why) {
        all.add(at(line, why));
    }

    String at(int line, String why) {
        return method.at(line) + ": " + why;
    }

    List<String> all() {
        return all.stream().distinct().toList();
    }
}
