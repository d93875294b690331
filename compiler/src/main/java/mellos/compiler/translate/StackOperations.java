package mellos.compiler.translate;

import java.lang.classfile.Opcode;
import java.util.List;

/**
 * The {@code pop}, {@code dup} and {@code swap} families; a long or double is one operand here, two in the
 * specification.
 */
final class StackOperations {
    private StackOperations() {}

    static void apply(Opcode opcode, List<Value> stack) {
        switch (opcode) {
            case POP -> stack.removeLast();
            case POP2 -> remove(stack, count(stack, 0));
            case DUP -> duplicate(stack, 1, 0);
            case DUP_X1 -> duplicate(stack, 1, 1);
            case DUP_X2 -> duplicate(stack, 1, count(stack, 1));
            case DUP2 -> duplicate(stack, count(stack, 0), 0);
            case DUP2_X1 -> duplicate(stack, count(stack, 0), 1);
            case DUP2_X2 -> {
                int copied = count(stack, 0);
                duplicate(stack, copied, count(stack, copied));
            }
            case SWAP -> stack.add(stack.remove(stack.size() - 2));
            default -> throw new IllegalArgumentException("not a stack operation: " + opcode);
        }
    }

    /** How many operands make two words below the topmost {@code above}. */
    private static int count(List<Value> stack, int above) {
        return stack.get(stack.size() - 1 - above).kind().isWide() ? 1 : 2;
    }

    private static void remove(List<Value> stack, int count) {
        stack.subList(stack.size() - count, stack.size()).clear();
    }

    /** Copies the topmost operands to below {@code skipped} others. */
    private static void duplicate(List<Value> stack, int copied, int skipped) {
        List<Value> top = List.copyOf(stack.subList(stack.size() - copied, stack.size()));
        stack.addAll(stack.size() - copied - skipped, top);
    }
}
