package mellos.compiler.world;

import java.util.Optional;
import mellos.magic.substitute.CutClass;

/**
 * The methods of a class that no substitution class names are left out.
 *
 * @param reason why, as a sentence
 * @param display the rule and its place, for messages
 */
record ClassCut(String reason, String display) {
    static Optional<ClassCut> of(Substitution substitution) {
        return substitution
                .source()
                .marks()
                .string(CutClass.class, "value")
                .map(reason -> new ClassCut(reason, "@CutClass of " + substitution.binaryName()));
    }
}
