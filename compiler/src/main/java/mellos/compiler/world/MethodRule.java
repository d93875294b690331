package mellos.compiler.world;

/** What becomes of one method of a substituted class. */
sealed interface MethodRule {
    /** Where the rule stands. */
    SubstituteMethod method();

    /** The rule and its place, for messages. */
    String display();

    /** The method's body is that of a substitution class. */
    record Replacement(SubstituteMethod method, String mark) implements MethodRule {
        @Override
        public String display() {
            return mark + " of " + method.place();
        }
    }

    /** As a replacement, and the method that is replaced stays under the name of another. */
    record Decoration(SubstituteMethod method, SubstituteMethod original) implements MethodRule {
        @Override
        public String display() {
            return "@Decorate of " + method.place();
        }
    }

    /** The target gets a method that it had not. */
    record Addition(SubstituteMethod method) implements MethodRule {
        @Override
        public String display() {
            return "an addition of " + method.place();
        }
    }

    /** The method is left out of the image. */
    record Omission(SubstituteMethod method, String reason) implements MethodRule {
        @Override
        public String display() {
            return "@Cut of " + method.place();
        }
    }
}
