package mellos.runtime.exception;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;

/**
 * The stack of an exception, kept as places in the code and turned into {@link StackTraceElement}s when somebody asks.
 * Shows what HotSpot shows: neither the making of the exception nor what lies below the program.
 */
@RawMemory("walks the running thread's own stack")
public final class Backtrace {
    private static final int FIRST_CAPACITY = 32;
    /** HotSpot's {@code MaxJavaStackTraceDepth}. */
    private static final int MAX_FRAMES = 1024;
    /** Frames of the exception's making, which {@link #decode} leaves out: enough for those of unoptimised code. */
    private static final int MAKING_FRAMES = 32;

    /** Null for a stack that no exception stands for. */
    private final Class<?> exception;

    private final long[] places;
    private final int limit;

    private Backtrace(Class<?> exception, long[] places, int limit) {
        this.exception = exception;
        this.places = places;
        this.limit = limit;
    }

    /** The running thread's stack, for a new exception of this class. */
    public static Backtrace capture(Class<?> exception) {
        return new Backtrace(exception, capturePlaces(MAX_FRAMES), MAX_FRAMES);
    }

    /** The running thread's stack, all of it. */
    static Backtrace captureAll() {
        return new Backtrace(null, capturePlaces(Integer.MAX_VALUE - MAKING_FRAMES), Integer.MAX_VALUE);
    }

    /** Frames, some of which {@link #decode} leaves out while it adds those that were inlined. */
    public int depth() {
        return places.length;
    }

    /** The stack of another thread, which rests where it left these registers and does not go on meanwhile. */
    public static Backtrace ofResting(Registers resting, Address stackEnd) {
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        StackWalk.startAfterCall(frame, resting);
        return new Backtrace(null, placesAbove(frame, stackEnd, MAX_FRAMES), MAX_FRAMES);
    }

    private static long[] capturePlaces(int limit) {
        Registers registers = Address.stackAllocate(Registers.SIZE).as(Registers.class);
        Address.ofSymbol("mellos_capture_registers")
                .call(Address.ofStruct(registers).bits());
        Frame frame = Address.stackAllocate(Frame.SIZE).as(Frame.class);
        StackWalk.startAfterCall(frame, registers);
        return placesAbove(frame, CurrentThread.block().stackHigh(), limit);
    }

    /** Places of the frame's callers; moves the frame. */
    private static long[] placesAbove(Frame frame, Address stackEnd, int limit) {
        long[] places = new long[FIRST_CAPACITY];
        int count = 0;
        while (count < limit + MAKING_FRAMES && StackWalk.toCaller(frame, stackEnd)) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = StackWalk.placeInCode(frame);
        }
        return Arrays.copyOf(places, count);
    }

    /** What {@code Throwable.getStackTrace} gives. */
    public StackTraceElement[] decode() {
        List<StackTraceElement> elements = new ArrayList<>(places.length);
        SourcePlace place = Address.stackAllocate(SourcePlace.SIZE).as(SourcePlace.class);
        for (long address : places) {
            if (LineTable.find(address, place)) {
                do {
                    add(elements, place);
                } while (LineTable.toCaller(place));
            }
        }
        while (!elements.isEmpty() && isBelowProgram(elements.getLast())) {
            elements.removeLast();
        }
        return elements.toArray(new StackTraceElement[0]);
    }

    private void add(List<StackTraceElement> elements, SourcePlace place) {
        String className = SourceText.read(place.className());
        String method = SourceText.read(place.methodName());
        if (isHidden(className)
                || elements.size() == limit
                || elements.isEmpty() && belongsToMaking(className, method)) {
            return;
        }
        String file = SourceText.read(place.fileName());
        String module = JdkClasses.contains(className) ? "java.base" : null;
        elements.add(new StackTraceElement(
                null,
                module,
                null,
                className,
                method,
                file.isEmpty() ? null : file,
                place.line() > 0 ? place.line() : -1));
    }

    /** What a virtual machine does in code that is not Java: the runtime's own, and classes that the compiler makes. */
    private static boolean isHidden(String className) {
        return className.isEmpty() || className.startsWith("mellos.runtime.") || className.contains("$$Lambda");
    }

    /** The constructors that run on the new exception, and what they call. */
    private boolean belongsToMaking(String className, String method) {
        return method.equals("fillInStackTrace") || method.equals("<init>") && isExceptionOrSuperclass(className);
    }

    private boolean isExceptionOrSuperclass(String className) {
        for (Class<?> type = exception; type != null; type = type.getSuperclass()) {
            if (type.getName().equals(className)) {
                return true;
            }
        }
        return false;
    }

    /** How a platform starts threads. */
    private static boolean isBelowProgram(StackTraceElement element) {
        String className = element.getClassName();
        return className.startsWith("mellos.hosted.") || className.startsWith("mellos.kernel.thread.");
    }
}
