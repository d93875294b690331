package mellos.compiler.translate;

import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mellos.compiler.model.ClassInfo;

/**
 * Landing pads: one for each list of handlers. A pad finds the first handler whose type fits and rethrows if there is
 * none; a synchronized method first leaves its monitor.
 */
final class Handlers {
    /** Where a handler finds the exception. */
    static final String EXCEPTION = "ex";

    private final MethodState state;
    private final FunctionWriter out;
    private final ControlFlow flow;
    private final boolean isSynchronized;
    private final Map<List<Bytecode.Handler>, String> pads = new LinkedHashMap<>();
    private String lock;

    Handlers(MethodState state, ControlFlow flow) {
        this.state = state;
        this.out = state.out();
        this.flow = flow;
        this.isSynchronized = state.method().has(AccessFlag.SYNCHRONIZED);
    }

    /** Enters the monitor of a synchronized method. */
    void lock() {
        if (isSynchronized) {
            lock = state.method().isStatic()
                    ? state.module().mirror(state.method().owner())
                    : "%a0";
            out.call(RuntimeCall.MONITOR_ENTER, "ptr " + lock);
        }
    }

    /** Leaves the monitor of a synchronized method before it returns. */
    void unlock() {
        if (isSynchronized) {
            String pad = out.unwindsTo();
            out.unwindTo(null);
            out.call(RuntimeCall.MONITOR_EXIT, "ptr " + lock);
            out.unwindTo(pad);
        }
    }

    boolean isUsed() {
        return !pads.isEmpty();
    }

    /** The label to unwind to from a block, or null. */
    String landingPad(Block block) {
        if (block.handlers().isEmpty() && !isSynchronized) {
            return null;
        }
        return pads.computeIfAbsent(block.handlers(), _ -> "p" + pads.size());
    }

    void emitLandingPads() {
        state.enter(new OperandState(0));
        out.unwindTo(null);
        pads.forEach((handlers, label) -> {
            out.label(label);
            String caught = out.name("landingpad { ptr, i32 } cleanup");
            String exception = out.name("extractvalue { ptr, i32 } " + caught + ", 0");
            dispatch(exception, handlers);
        });
    }

    private void dispatch(String exception, List<Bytecode.Handler> handlers) {
        if (!handlers.isEmpty()) {
            out.line("store ptr " + exception + ", ptr " + out.slot(EXCEPTION, "ptr"));
        }
        String record = null;
        for (Bytecode.Handler handler : handlers) {
            String target = flow.at(handler.target()).label();
            Optional<ClassInfo> type = handler.type()
                    .map(state.world()::type)
                    .filter(caught -> !caught.name().equals("java/lang/Throwable"));
            if (type.isEmpty()) {
                out.line("br label %" + target);
                return;
            }
            if (record == null) {
                record = out.located("load ptr, ptr " + exception + ", align 8");
            }
            String next = out.fresh();
            String matches = state.typeTest(type.get(), record);
            out.line("br i1 " + matches + ", label %" + target + ", label %" + next);
            out.label(next);
        }
        unlock();
        out.throwHere(RuntimeCall.RETHROW, "ptr " + exception);
    }
}
