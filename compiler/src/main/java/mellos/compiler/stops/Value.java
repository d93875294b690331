package mellos.compiler.stops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A value of a function as it stands in LLVM's memory: an argument, an instruction, or any constant. */
final class Value {
    private static final Value[] NO_OPERANDS = {};
    /** All constants: they hold nothing that a collector may take away. */
    static final Value CONSTANT = new Value(0, Op.CONSTANT, null, -1);

    private final long handle;
    private final Op op;
    private final Block block;
    private final int index;
    private final List<Value> users = new ArrayList<>(2);
    private Value[] operands = NO_OPERANDS;
    private Block[] incoming;
    private long condition;
    private boolean address;
    private boolean vector;
    private boolean stop;
    private long step = Offset.UNKNOWN;

    /** @param index place in the block, from 0 */
    Value(long handle, Op op, Block block, int index) {
        this.handle = handle;
        this.op = op;
        this.block = block;
        this.index = index;
    }

    /** Its {@code LLVMValueRef}. */
    long handle() {
        return handle;
    }

    Op op() {
        return op;
    }

    /** Null for arguments and constants. */
    Block block() {
        return block;
    }

    int index() {
        return index;
    }

    Value operand(int number) {
        return operands[number];
    }

    /** In LLVM's order; for {@link Op#SELECT} the two values without the condition. */
    Value[] operands() {
        return operands;
    }

    void setOperands(Value[] values) {
        operands = values;
        for (Value operand : values) {
            if (operand != CONSTANT) {
                operand.users.add(this);
            }
        }
    }

    /** Of a {@link Op#PHI}: what it is if control comes from this block. */
    Value operandFrom(Block block) {
        return operands[Arrays.asList(incoming).indexOf(block)];
    }

    /** Whether both are phis of one block, or selects by one condition. */
    boolean choosesLike(Value other) {
        return op == other.op
                && (op == Op.PHI && block == other.block || op == Op.SELECT && condition == other.condition);
    }

    void setCondition(long handle) {
        condition = handle;
    }

    /** The instructions that use it, one entry a use. */
    List<Value> users() {
        return users;
    }

    /** Of a {@link Op#PHI}: the block that its operand of this number comes from. */
    Block incoming(int number) {
        return incoming[number];
    }

    void setIncoming(Block[] blocks) {
        incoming = blocks;
    }

    /** Whether this is an address or a vector of them. */
    boolean isAddress() {
        return address;
    }

    /** Whether this is a vector, of whatever. */
    boolean isVector() {
        return vector;
    }

    void setType(boolean isAddress, boolean isVector) {
        address = isAddress;
        vector = isVector;
    }

    /** Whether the world may be stopped while this instruction runs. */
    boolean isStop() {
        return stop;
    }

    void setStop(boolean mayStop) {
        stop = mayStop;
    }

    /** Of an {@link Op#ADDRESS}: the bytes that it adds, or {@link Offset#UNKNOWN}. */
    long step() {
        return step;
    }

    void setStep(long bytes) {
        step = bytes;
    }
}
