package mellos.tests.guest.library;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import mellos.tests.guest.Out;

/** Fields that look-ups by constant names do not find, and classes that reach a look-up through a constant. */
public final class FailedLookups {
    static int s;
    int i;
    volatile long l;
    volatile Integer boxed;
    Integer plain;
    static volatile int sv;
    volatile int ok;
    final int fin = 3;

    interface Try {
        Object run() throws Throwable;
    }

    static void t(String n, Try t) {
        try {
            Object o = t.run();
            Out.line("" + n + " ok");
        } catch (Throwable e) {
            Out.line(n + " " + e.toString().replaceAll(", from class.*", ""));
            for (Throwable c = e.getCause(); c != null; c = c.getCause()) Out.line("" + "   by " + c);
        }
    }

    static final Class<?> SELF = FailedLookups.class;

    public static void main(String[] a) {
        t("noname", () -> MethodHandles.lookup().findVarHandle(FailedLookups.class, "nothing", int.class));
        t("wrongtype", () -> MethodHandles.lookup().findVarHandle(FailedLookups.class, "i", long.class));
        t("reftype", () -> MethodHandles.lookup().findVarHandle(FailedLookups.class, "plain", Number.class));
        t("static", () -> MethodHandles.lookup().findVarHandle(FailedLookups.class, "s", int.class));
        t("nonstatic", () -> MethodHandles.lookup().findStaticVarHandle(FailedLookups.class, "i", int.class));
        t("nostatic", () -> MethodHandles.lookup().findStaticVarHandle(FailedLookups.class, "x", String.class));
        t("self", () -> MethodHandles.lookup().findVarHandle(SELF, "i", int.class));
        t("noarray", () -> MethodHandles.arrayElementVarHandle(int.class));
        t("up1", () -> AtomicIntegerFieldUpdater.newUpdater(FailedLookups.class, "nothing"));
        t("up2", () -> AtomicIntegerFieldUpdater.newUpdater(FailedLookups.class, "i"));
        t("up3", () -> AtomicIntegerFieldUpdater.newUpdater(FailedLookups.class, "l"));
        t("up4", () -> AtomicLongFieldUpdater.newUpdater(FailedLookups.class, "ok"));
        t("up5", () -> AtomicReferenceFieldUpdater.newUpdater(FailedLookups.class, String.class, "boxed"));
        t("up6", () -> AtomicReferenceFieldUpdater.newUpdater(FailedLookups.class, Integer.class, "plain"));
        t("up7", () -> AtomicReferenceFieldUpdater.newUpdater(FailedLookups.class, Integer.class, "none"));
        t("up8", () -> AtomicReferenceFieldUpdater.newUpdater(FailedLookups.class, int.class, "ok"));
        t("up9", () -> AtomicIntegerFieldUpdater.newUpdater(FailedLookups.class, "sv"));
        t("up10", () -> AtomicIntegerFieldUpdater.newUpdater(SELF, "ok"));
    }
}
