package mellos.compiler.stops;

import java.util.List;

/**
 * What is to be known of a function's addresses.
 *
 * @param wandering those derived values that may point outside their object while that matters: usually none
 */
record Analysis(Code code, DerivedValues derived, List<Value> wandering) {
    static Analysis of(Code code) {
        DerivedValues derived = DerivedValues.of(code);
        List<Value> wandering = code.instructions()
                .filter(value -> derived.isAddress(value) && !Interior.holds(value, derived))
                .toList();
        return new Analysis(code, derived, wandering);
    }
}
