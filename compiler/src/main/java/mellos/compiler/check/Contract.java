package mellos.compiler.check;

import mellos.compiler.model.MethodInfo;
import mellos.compiler.world.DeclaredMethod;
import mellos.compiler.world.Origin;
import mellos.magic.Blocking;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Trusted;

/** What the marks on a method and on the class it comes from say. */
final class Contract {
    private Contract() {}

    private static DeclaredMethod declared(MethodInfo method) {
        return (DeclaredMethod) method;
    }

    /** Bound by {@code @NoHeap}, on itself or on its class. */
    static boolean isNoHeap(MethodInfo method) {
        return declared(method).marks().has(NoHeap.class)
                || declared(method).source().marks().has(NoHeap.class) && !mayAllocate(method);
    }

    static boolean mayAllocate(MethodInfo method) {
        return declared(method).marks().has(MayAllocate.class);
    }

    static boolean isTrusted(MethodInfo method) {
        return declared(method).marks().has(Trusted.class);
    }

    static boolean isBlocking(MethodInfo method) {
        return declared(method).marks().has(Blocking.class);
    }

    static boolean mayTouchMemory(MethodInfo method) {
        return declared(method).source().marks().has(RawMemory.class)
                || method.owner().name().startsWith("mellos/magic/");
    }

    static boolean isOfSystem(MethodInfo method) {
        return declared(method).source().origin() == Origin.SYSTEM;
    }

    /** From a class that may carry marks at all. */
    static boolean isOurs(MethodInfo method) {
        return switch (declared(method).source().origin()) {
            case SYSTEM, APPLICATION -> true;
            case JDK, GENERATED -> false;
        };
    }
}
