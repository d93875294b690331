package mellos.compiler.translate;

import mellos.compiler.image.MemoryType;

/** Accesses of the word at an {@code Address}: the receiver is the address, then come the operands. */
final class AtomicAccess {
    private AtomicAccess() {}

    static Intrinsic load(MemoryType type, Access access) {
        return call -> call.state().memory().load(type, call.argument(0).text(), access);
    }

    static Intrinsic store(MemoryType type, Access access) {
        return call -> {
            call.state().memory().store(type, call.argument(1), call.argument(0).text(), access);
            return null;
        };
    }

    static Intrinsic compareAndSet(MemoryType type, String order) {
        return call -> swapped(call, exchange(call, type, call.argument(0).text(), 1, order));
    }

    static Intrinsic modify(MemoryType type, String operation, String order) {
        return call -> modify(call, type, call.argument(0).text(), operation, order);
    }

    /** @return the name of LLVM's pair of the value before and whether it was exchanged */
    static String exchange(IntrinsicCall call, MemoryType type, String address, int firstOperand, String order) {
        String expected = call.state().memory().narrow(type, call.argument(firstOperand));
        String desired = call.state().memory().narrow(type, call.argument(firstOperand + 1));
        String failure = order.equals("release") ? "monotonic" : order;
        return call.out()
                .located("cmpxchg ptr " + address + ", " + type.ir() + ' ' + expected + ", " + type.ir() + ' ' + desired
                        + ' ' + order + ' ' + failure + ", align " + type.size());
    }

    static Value swapped(IntrinsicCall call, String pair) {
        String type = call.method().type().parameterList().getLast().isPrimitive()
                ? MemoryType.of(call.method().type().parameterList().getLast()).ir()
                : "ptr";
        String swapped = call.out().name("extractvalue { " + type + ", i1 } " + pair + ", 1");
        return call.out().value(Kind.INT, "zext i1 " + swapped + " to i32");
    }

    static Value modify(IntrinsicCall call, MemoryType type, String address, String operation, String order) {
        String operand = call.state().memory().narrow(type, call.last());
        String before = call.out()
                .located("atomicrmw " + operation + " ptr " + address + ", " + type.ir() + ' ' + operand + ' ' + order
                        + ", align " + type.size());
        return call.state().memory().widen(type, before);
    }
}
