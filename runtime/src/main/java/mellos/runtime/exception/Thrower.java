package mellos.runtime.exception;

import mellos.magic.EntryPoint;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.Mirrors;
import mellos.runtime.platform.NotInImageError;

/** The exceptions of the checks that the language implies; generated code calls these where a check fails. */
public final class Thrower {
    private Thrower() {}

    /** @param message what was null, or null */
    @EntryPoint("mellos_throw_null")
    public static void throwNull(String message) {
        ForbiddenThrow.check("null dereferenced", message);
        throw message == null ? new NullPointerException() : new NullPointerException(message);
    }

    @EntryPoint("mellos_throw_bounds")
    public static void throwBounds(int index, int length) {
        ForbiddenThrow.check("array index out of bounds", null);
        throw new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + length);
    }

    @EntryPoint("mellos_throw_divide")
    public static void throwDivide() {
        ForbiddenThrow.check("division by zero", null);
        throw new ArithmeticException("/ by zero");
    }

    @EntryPoint("mellos_throw_cast")
    public static void throwCast(Object object, ClassRecord wanted) {
        ForbiddenThrow.check("object of another class than cast to", null);
        throw new ClassCastException(CastMessage.of(object.getClass(), Mirrors.classOf(wanted)));
    }

    @EntryPoint("mellos_throw_store")
    public static void throwStore(Object value) {
        ForbiddenThrow.check("object stored that the array cannot hold", null);
        throw new ArrayStoreException(value.getClass().getName());
    }

    /** @param message names the method and the reason */
    @EntryPoint("mellos_throw_cut")
    public static void throwCut(String message) {
        ForbiddenThrow.check("method left out of the image", message);
        throw new NotInImageError(message);
    }

    @EntryPoint("mellos_abstract_call")
    public static void throwAbstract() {
        ForbiddenThrow.check("call of a method that the receiver's class does not have", null);
        throw new AbstractMethodError();
    }
}
