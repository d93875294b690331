package mellos.compiler.translate;

/** How the compiler supplies the code of a method at each call. */
@FunctionalInterface
interface Intrinsic {
    /** @return the result; null if the method has none */
    Value emit(IntrinsicCall call);
}
