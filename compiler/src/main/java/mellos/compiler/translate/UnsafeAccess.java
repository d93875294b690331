package mellos.compiler.translate;

import mellos.compiler.image.MemoryType;

/** {@code Unsafe}'s accesses: receiver, object or null, offset or address, operands. */
final class UnsafeAccess {
    private UnsafeAccess() {}

    private static String address(IntrinsicCall call) {
        return call.out()
                .name("getelementptr i8, ptr " + call.argument(1).text() + ", i64 "
                        + call.argument(2).text());
    }

    static Intrinsic load(MemoryType type, Access access) {
        return call -> call.state().memory().load(type, address(call), access);
    }

    static Intrinsic store(MemoryType type, Access access) {
        return call -> {
            call.state().memory().store(type, call.argument(3), address(call), access);
            return null;
        };
    }

    static Intrinsic loadAbsolute(MemoryType type) {
        return call -> {
            String address = call.out().name("inttoptr i64 " + call.argument(1).text() + " to ptr");
            return call.state().memory().load(type, address, Access.UNALIGNED);
        };
    }

    static Intrinsic storeAbsolute(MemoryType type) {
        return call -> {
            String address = call.out().name("inttoptr i64 " + call.argument(1).text() + " to ptr");
            call.state().memory().store(type, call.argument(2), address, Access.UNALIGNED);
            return null;
        };
    }

    static Intrinsic compareAndSet(MemoryType type, String order) {
        return call -> AtomicAccess.swapped(call, AtomicAccess.exchange(call, type, address(call), 3, order));
    }

    static Intrinsic compareAndExchange(MemoryType type, String order) {
        return call -> {
            String pair = AtomicAccess.exchange(call, type, address(call), 3, order);
            String before = call.out().name("extractvalue { " + type.ir() + ", i1 } " + pair + ", 0");
            return call.state().memory().widen(type, before);
        };
    }

    static Intrinsic modify(MemoryType type, String operation, String order) {
        return call -> AtomicAccess.modify(call, type, address(call), operation, order);
    }
}
