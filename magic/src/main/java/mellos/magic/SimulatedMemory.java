package mellos.magic;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory for tests on a host JVM: sparse, zero where nothing was stored, one for each thread that asks. Not part
 * of any image. Structures become proxies whose calls are loads and stores.
 */
public final class SimulatedMemory {
    private static final ThreadLocal<SimulatedMemory> CURRENT = ThreadLocal.withInitial(SimulatedMemory::new);
    private static final long ALLOCATION_START = 0x1000_0000;

    private final Map<Long, Byte> bytes = new HashMap<>();
    private long allocationTop = ALLOCATION_START;

    /** The calling thread's memory. */
    public static SimulatedMemory current() {
        return CURRENT.get();
    }

    /** Gives the calling thread a fresh memory. */
    public static SimulatedMemory reset() {
        CURRENT.remove();
        return CURRENT.get();
    }

    /** Fresh zeroed memory, 16-byte aligned. */
    public Address allocate(long sizeBytes) {
        Address start = Address.of(allocationTop);
        allocationTop = allocationTop + sizeBytes + 15 & -16;
        return start;
    }

    long load(long address, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | bytes.getOrDefault(address + i, (byte) 0) & 0xff;
        }
        return value;
    }

    void store(long address, int size, long value) {
        for (int i = 0; i < size; i++) {
            bytes.put(address + i, (byte) (value >>> 8 * i));
        }
    }

    boolean compareAndSet(long address, int size, long expected, long desired) {
        if (truncate(load(address, size), size) != truncate(expected, size)) {
            return false;
        }
        store(address, size, desired);
        return true;
    }

    long getAndAdd(long address, int size, long delta) {
        return getAndSet(address, size, load(address, size) + delta);
    }

    long getAndSet(long address, int size, long value) {
        long before = load(address, size);
        store(address, size, value);
        return before;
    }

    private static long truncate(long value, int size) {
        return size == 8 ? value : value & (1L << 8 * size) - 1;
    }

    <T> T view(Address address, Class<T> struct) {
        if (!struct.isAnnotationPresent(Struct.class)) {
            throw new IllegalArgumentException(struct.getName() + " is not a @Struct");
        }
        Object proxy = Proxy.newProxyInstance(struct.getClassLoader(), new Class<?>[] {struct}, new View(address));
        return struct.cast(proxy);
    }

    Address addressOf(Object struct) {
        if (struct != null
                && Proxy.isProxyClass(struct.getClass())
                && Proxy.getInvocationHandler(struct) instanceof View view) {
            return view.start;
        }
        throw new IllegalArgumentException("not a view of simulated memory: " + struct);
    }

    private final class View implements InvocationHandler {
        private final Address start;

        View(Address start) {
            this.start = start;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            At at = method.getAnnotation(At.class);
            if (at == null) {
                return method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : objectMethod(method, arguments);
            }
            int count = arguments == null ? 0 : arguments.length;
            boolean indexed = at.stride() != 0;
            long index = indexed ? ((Number) arguments[0]).longValue() : 0;
            long field = start.bits() + at.value() + index * at.stride();
            if (method.getReturnType() == void.class) {
                store(field, sizeOf(method.getParameterTypes()[count - 1]), toBits(arguments[count - 1]));
                return null;
            }
            return fromBits(method.getReturnType(), load(field, sizeOf(method.getReturnType())));
        }

        private Object objectMethod(Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "toString" -> "view at 0x" + Long.toHexString(start.bits());
                case "hashCode" -> Long.hashCode(start.bits());
                case "equals" -> addressOf(arguments[0]).same(start);
                default -> throw new IllegalStateException(method + " has no @At");
            };
        }
    }

    private static int sizeOf(Class<?> type) {
        if (type == byte.class || type == boolean.class) {
            return 1;
        }
        if (type == short.class || type == char.class) {
            return 2;
        }
        return type == int.class ? 4 : 8;
    }

    private long toBits(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1 : 0;
            case Character character -> character;
            case Number number -> number.longValue();
            case Address address -> address.bits();
            case PhysAddr address -> address.bits();
            case VirtAddr address -> address.bits();
            default -> addressOf(value).bits();
        };
    }

    private Object fromBits(Class<?> type, long bits) {
        if (type.isAnnotationPresent(Struct.class)) {
            return view(Address.of(bits), type);
        }
        return switch (type.getSimpleName()) {
            case "boolean" -> bits != 0;
            case "byte" -> (byte) bits;
            case "short" -> (short) bits;
            case "char" -> (char) bits;
            case "int" -> (int) bits;
            case "long" -> bits;
            case "Address" -> Address.of(bits);
            case "PhysAddr" -> PhysAddr.ofUnchecked(bits);
            case "VirtAddr" -> VirtAddr.ofUnchecked(bits);
            default -> throw new IllegalArgumentException("a structure cannot hold " + type.getName());
        };
    }
}
