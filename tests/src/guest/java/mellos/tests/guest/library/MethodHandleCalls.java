package mellos.tests.guest.library;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import mellos.tests.guest.Out;

/**
 * Method handles found by constant classes and names: static, virtual, of constructors; called exactly, freely, bound.
 */
public final class MethodHandleCalls {
    static final MethodHandle MAX, LENGTH, LIST;
    static final Class<?> HERE = MethodHandleCalls.class;

    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            MAX = l.findStatic(Math.class, "max", MethodType.methodType(long.class, long.class, long.class));
            LENGTH = l.findVirtual(String.class, "length", MethodType.methodType(int.class));
            LIST = l.findConstructor(ArrayList.class, MethodType.methodType(void.class, Collection.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int n;

    MethodHandleCalls(int n) {
        this.n = n;
    }

    private String secret(double d, char c) {
        return n + " " + d + c;
    }

    static void nothing() {
        Out.line("" + "nothing");
    }

    static int fails(Object o) {
        throw new IllegalStateException("" + o);
    }

    interface Shape {
        double area();
    }

    record Square(double side) implements Shape {
        public double area() {
            return side * side;
        }
    }

    public static void main(String[] args) throws Throwable {
        Out.line("" + (long) MAX.invokeExact(3L, 4L) + " " + (int) LENGTH.invokeExact("four") + " "
                + MAX.invoke(3, (short) 9) + " " + MAX.type() + " " + LIST);
        List<?> list = (List<?>) LIST.invoke(List.of(1, 2));
        Out.line("" + list + " " + LIST.type());
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodHandle secret =
                l.findVirtual(HERE, "secret", MethodType.methodType(String.class, double.class, char.class));
        Out.line("" + (String) secret.invokeExact(new MethodHandleCalls(7), 2.5, 'x') + " "
                + secret.invokeWithArguments(new MethodHandleCalls(8), 1.5f, 'y') + " "
                + secret.bindTo(new MethodHandleCalls(9)).invoke(1, 'z'));
        l.findStatic(MethodHandleCalls.class, "nothing", MethodType.methodType(void.class))
                .invokeExact();
        MethodHandle fails =
                l.findStatic(MethodHandleCalls.class, "fails", MethodType.methodType(int.class, Object.class));
        try {
            int i = (int) fails.invokeExact((Object) "why");
        } catch (IllegalStateException e) {
            Out.line("" + e.getMessage());
        }
        try {
            int i = (int) fails.invokeExact("why");
        } catch (WrongMethodTypeException e) {
            Out.line("" + e.getMessage());
        }
        MethodHandle area = l.findVirtual(Shape.class, "area", MethodType.methodType(double.class));
        Out.line("" + (double) area.invokeExact((Shape) new Square(3)) + " " + (Object) area.invoke(new Square(2)));
        try {
            l.findStatic(MethodHandleCalls.class, "nothing", MethodType.methodType(int.class));
        } catch (NoSuchMethodException e) {
            Out.line("" + e.getMessage());
        }
        try {
            l.findVirtual(String.class, "nope", MethodType.methodType(int.class));
        } catch (NoSuchMethodException e) {
            Out.line("" + e.getMessage());
        }
        try {
            area.invoke((Shape) null);
        } catch (NullPointerException e) {
            Out.line("" + "null");
        }
        try {
            LENGTH.invokeWithArguments(List.of(3));
        } catch (ClassCastException e) {
            Out.line("" + e.getMessage());
        }
    }
}
