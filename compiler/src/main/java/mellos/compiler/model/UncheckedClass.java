package mellos.compiler.model;

/**
 * A class whose code is made as if its checks had been proven away: no test for null or bounds, addresses inside their
 * objects, numbers that do not overflow. So an optimiser moves addresses furthest from their objects. For tests of what
 * keeps references alive, and only for them: the code is wrong where a check would have failed.
 *
 * @param name binary name
 * @param keepsBases whether references are kept alive beside what was computed from them, as they are in all other code
 */
public record UncheckedClass(String name, boolean keepsBases) {
    /** Methods of nested classes, too: lambdas take a class' methods in. */
    public boolean isOwnerOf(MethodInfo method) {
        String owner = method.owner().binaryName();
        return owner.equals(name) || owner.startsWith(name + "$");
    }
}
