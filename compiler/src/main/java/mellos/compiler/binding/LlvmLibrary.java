package mellos.compiler.binding;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The functions of LLVM's C interface that code generation needs, by their own names. Every argument and result travels
 * as a 64-bit integer, which the System V calling convention allows for pointers, sizes and ints alike: one method
 * handle per number of arguments then serves all functions, and building handles is most of a worker's start-up. For
 * one thread.
 */
public final class LlvmLibrary {
    private final SymbolLookup symbols;
    private final Map<String, MemorySegment> addresses = new HashMap<>();
    private final MethodHandle[] byArgumentCount = new MethodHandle[10];

    private LlvmLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /** Loads the library for the life of the process. */
    public static LlvmLibrary load(Path library) {
        return new LlvmLibrary(SymbolLookup.libraryLookup(library, Arena.global()));
    }

    /** Calls a function; an int result is in the low half, the high half is undefined. */
    public long call(String function, long... a) {
        var address = addresses.computeIfAbsent(function, symbols::findOrThrow);
        var handle = handle(a.length);
        try {
            return switch (a.length) {
                case 0 -> (long) handle.invokeExact(address);
                case 1 -> (long) handle.invokeExact(address, a[0]);
                case 2 -> (long) handle.invokeExact(address, a[0], a[1]);
                case 3 -> (long) handle.invokeExact(address, a[0], a[1], a[2]);
                case 4 -> (long) handle.invokeExact(address, a[0], a[1], a[2], a[3]);
                case 5 -> (long) handle.invokeExact(address, a[0], a[1], a[2], a[3], a[4]);
                case 6 -> (long) handle.invokeExact(address, a[0], a[1], a[2], a[3], a[4], a[5]);
                case 7 -> (long) handle.invokeExact(address, a[0], a[1], a[2], a[3], a[4], a[5], a[6]);
                case 9 -> (long) handle.invokeExact(address, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8]);
                default -> throw new IllegalArgumentException(function + " takes " + a.length + " arguments");
            };
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("foreign code throws nothing checked", e);
        }
    }

    /** Calls a function whose result is an {@code LLVMBool}. */
    public boolean test(String function, long... arguments) {
        return (int) call(function, arguments) != 0;
    }

    /** The C string at this address, which is then released by the function named. */
    public String takeString(long address, String release) {
        var text = MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0);
        call(release, address);
        return text;
    }

    /** The address of a variable with this value. */
    public static long cell(SegmentAllocator arena, long value) {
        return cells(arena, value);
    }

    /** The address of these values, one behind the other. */
    public static long cells(SegmentAllocator arena, long... values) {
        return arena.allocateFrom(JAVA_LONG, values).address();
    }

    /** Copies bytes out of LLVM's memory. */
    public static byte[] bytes(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size).toArray(JAVA_BYTE);
    }

    private MethodHandle handle(int arguments) {
        if (byArgumentCount[arguments] == null) {
            var longs = Collections.nCopies(arguments, JAVA_LONG).toArray(MemoryLayout[]::new);
            byArgumentCount[arguments] = Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG, longs));
        }
        return byArgumentCount[arguments];
    }
}
