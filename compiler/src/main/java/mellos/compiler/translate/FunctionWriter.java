package mellos.compiler.translate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of one function as it grows: instructions, calls that may throw, blocks out of line. */
final class FunctionWriter {
    /** Of a call whose callee must not become part of this function. */
    static final String APART = " noinline";

    private static final String COLD_CALL = " #1";

    private final ModuleText module;
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder cold = new StringBuilder();
    private final Map<String, String> slots = new LinkedHashMap<>();
    private final Map<String, String> coldBlocks = new HashMap<>();
    private int names;
    private String location = "";
    private String landingPad;
    private boolean usesUnreachable;

    FunctionWriter(ModuleText module) {
        this.module = module;
    }

    ModuleText module() {
        return module;
    }

    /** Calls from here on are attributed to this debug location: {@code , !dbg !7}, or nothing. */
    void locate(String debugLocation) {
        location = debugLocation;
    }

    String location() {
        return location;
    }

    /** Calls from here on unwind to this label; null for none. */
    void unwindTo(String label) {
        landingPad = label;
    }

    String unwindsTo() {
        return landingPad;
    }

    /** A name that no other value or block of the function has, without its sigil. */
    String fresh() {
        return "v" + names++;
    }

    void label(String name) {
        body.append(name).append(":\n");
    }

    /** An instruction that has no value and cannot be stepped to. */
    void line(String instruction) {
        body.append(instruction).append('\n');
    }

    /** An instruction that has no value but a source line. */
    void step(String instruction) {
        body.append(instruction).append(location).append('\n');
    }

    Value value(Kind kind, String instruction) {
        return Value.of(kind, name(instruction));
    }

    /** The name of an instruction's result, of any LLVM type. */
    String name(String instruction) {
        String name = "%" + fresh();
        body.append(name).append(" = ").append(instruction).append('\n');
        return name;
    }

    /** Like {@link #name}, with the source line. */
    String located(String instruction) {
        String name = "%" + fresh();
        body.append(name).append(" = ").append(instruction).append(location).append('\n');
        return name;
    }

    /** A variable in the stack frame. */
    String slot(String name, String type) {
        slots.putIfAbsent("%" + name, "alloca " + type);
        return "%" + name;
    }

    /** The address {@code bytes} behind {@code base}. */
    String offset(String base, long bytes) {
        return bytes == 0 ? base : name("getelementptr i8, ptr " + base + ", i64 " + bytes);
    }

    /** Leaves to {@code coldLabel} if the condition holds, else goes on. */
    void branchIf(String condition, String coldLabel) {
        String next = fresh();
        line("br i1 " + condition + ", label %" + coldLabel + ", label %" + next);
        label(next);
    }

    /** Goes on if the condition holds, else leaves to {@code coldLabel}. */
    void branchUnless(String condition, String coldLabel) {
        String next = fresh();
        line("br i1 " + condition + ", label %" + next + ", label %" + coldLabel);
        label(next);
    }

    Value call(RuntimeCall callee, String... arguments) {
        return call(callee.result(), module.runtime(callee), String.join(", ", arguments));
    }

    /** @param attributes of the call, each behind a space */
    Value call(Kind result, String callee, List<Value> arguments, String attributes) {
        return call(result, callee, arguments.stream().map(Value::typed).collect(Collectors.joining(", ")), attributes);
    }

    /** A call that may throw; null if it has no result. */
    Value call(Kind result, String callee, String arguments) {
        return call(result, callee, arguments, "");
    }

    private Value call(Kind result, String callee, String arguments, String attributes) {
        StringBuilder text = new StringBuilder();
        String name = null;
        if (result != Kind.VOID) {
            name = "%" + fresh();
            text.append(name).append(" = ");
        }
        appendCall(text, result.ir(), callee, arguments, attributes, null);
        body.append(text);
        return name == null ? null : Value.of(result, name);
    }

    private void appendCall(
            StringBuilder text, String result, String callee, String arguments, String attributes, String next) {
        boolean unwinds = landingPad != null;
        text.append(unwinds ? "invoke " : "call ")
                .append(result)
                .append(' ')
                .append(callee)
                .append('(');
        text.append(arguments).append(')').append(attributes);
        if (unwinds) {
            String normal = next == null ? fresh() : next;
            text.append(" to label %").append(normal).append(" unwind label %").append(landingPad);
            text.append(location).append('\n');
            if (next == null) {
                text.append(normal).append(":\n");
            }
        } else {
            text.append(location).append('\n');
        }
    }

    /** The label of a block out of line that calls a function that does not return. */
    String thrower(RuntimeCall callee, String... arguments) {
        StringBuilder text = new StringBuilder();
        appendThrow(text, callee, arguments);
        return coldBlocks.computeIfAbsent(text.toString(), content -> {
            String label = fresh();
            cold.append(label).append(":\n").append(content);
            return label;
        });
    }

    /** Ends the block with a call that does not return. */
    void throwHere(RuntimeCall callee, String... arguments) {
        appendThrow(body, callee, arguments);
    }

    private void appendThrow(StringBuilder text, RuntimeCall callee, String... arguments) {
        String name = module.runtime(callee);
        String list = String.join(", ", arguments);
        if (landingPad == null) {
            appendCall(text, "void", name, list, COLD_CALL, null);
            text.append("unreachable\n");
        } else {
            usesUnreachable = true;
            appendCall(text, "void", name, list, COLD_CALL, "un");
        }
    }

    /** A block out of line that calls a function and comes back to {@code next}. */
    String detour(RuntimeCall callee, String argument, String next) {
        String label = fresh();
        cold.append(label).append(":\n");
        appendCall(cold, callee.result().ir(), module.runtime(callee), argument, " cold", next);
        if (landingPad == null) {
            cold.append("br label %").append(next).append('\n');
        }
        return label;
    }

    /** The function's whole text between its braces. */
    String text(String entry) {
        StringBuilder text = new StringBuilder();
        slots.forEach(
                (name, alloca) -> text.append(name).append(" = ").append(alloca).append('\n'));
        text.append(entry).append(body).append(cold);
        if (usesUnreachable) {
            text.append("un:\nunreachable\n");
        }
        return text.toString();
    }
}
