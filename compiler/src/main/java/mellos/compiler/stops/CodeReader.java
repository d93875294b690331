package mellos.compiler.stops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mellos.compiler.binding.LlvmLibrary;

/** Reads functions of one module out of LLVM's memory. */
final class CodeReader {
    private static final int LANDING_PAD = 59; // LLVMLandingPad
    private static final int POINTER_TYPE = 12; // LLVMPointerTypeKind
    private static final int VECTOR_TYPE = 13; // LLVMVectorTypeKind

    private final LlvmLibrary llvm;
    private final long dataLayout;
    private final Callees callees;
    private final Map<Long, Type> types = new HashMap<>();

    CodeReader(LlvmLibrary llvm, long module) {
        this.llvm = llvm;
        this.dataLayout = llvm.call("LLVMGetModuleDataLayout", module);
        this.callees = new Callees(llvm);
    }

    Code read(long function) {
        return new Reading(function).read();
    }

    /** One function being read: first all instructions, then what they use. */
    private final class Reading {
        private final long function;
        private final Map<Long, Value> values = new HashMap<>();
        private final Map<Long, Block> blocks = new HashMap<>();
        private final List<Block> order = new ArrayList<>();

        Reading(long function) {
            this.function = function;
        }

        Code read() {
            List<Value> arguments = arguments();
            for (long b = llvm.call("LLVMGetFirstBasicBlock", function);
                    b != 0;
                    b = llvm.call("LLVMGetNextBasicBlock", b)) {
                readBlock(b);
            }
            order.forEach(this::connect);
            return new Code(function, arguments, order);
        }

        private List<Value> arguments() {
            List<Value> arguments = new ArrayList<>();
            for (long a = llvm.call("LLVMGetFirstParam", function); a != 0; a = llvm.call("LLVMGetNextParam", a)) {
                Value argument = new Value(a, Op.ARGUMENT, null, -1);
                setType(argument);
                values.put(a, argument);
                arguments.add(argument);
            }
            return arguments;
        }

        private void readBlock(long handle) {
            Block block = new Block(handle, order.size());
            blocks.put(handle, block);
            order.add(block);
            for (long i = llvm.call("LLVMGetFirstInstruction", handle);
                    i != 0;
                    i = llvm.call("LLVMGetNextInstruction", i)) {
                Value value = instruction(i, block);
                values.put(i, value);
                block.instructions().add(value);
            }
        }

        private Value instruction(long handle, Block block) {
            int opcode = (int) llvm.call("LLVMGetInstructionOpcode", handle);
            if (opcode == LANDING_PAD) {
                block.setLandingPad();
            }
            Op op = Op.of(opcode);
            boolean mayStop = false;
            if (op == Op.CALL) {
                long callee = llvm.call("LLVMGetCalledValue", handle);
                op = callees.kind(callee);
                mayStop = callees.mayStop(callee);
            }
            Value value = new Value(handle, op, block, block.instructions().size());
            value.setStop(mayStop);
            setType(value);
            return value;
        }

        private void connect(Block block) {
            for (Value instruction : block.instructions()) {
                if (instruction.op().readsAddresses()) {
                    instruction.setOperands(operands(instruction));
                    complete(instruction);
                }
            }
            long last = block.terminator().handle();
            int successors = (int) llvm.call("LLVMGetNumSuccessors", last);
            for (int i = 0; i < successors; i++) {
                block.addSuccessor(blocks.get(llvm.call("LLVMGetSuccessor", last, i)));
            }
        }

        private Value[] operands(Value instruction) {
            int first = instruction.op() == Op.SELECT ? 1 : 0;
            int count = (int) llvm.call("LLVMGetNumOperands", instruction.handle());
            Value[] operands = new Value[count - first];
            for (int i = first; i < count; i++) {
                operands[i - first] =
                        values.getOrDefault(llvm.call("LLVMGetOperand", instruction.handle(), i), Value.CONSTANT);
            }
            return operands;
        }

        private void complete(Value instruction) {
            if (instruction.op() == Op.PHI) {
                Block[] incoming = new Block[instruction.operands().length];
                for (int i = 0; i < incoming.length; i++) {
                    incoming[i] = blocks.get(llvm.call("LLVMGetIncomingBlock", instruction.handle(), i));
                }
                instruction.setIncoming(incoming);
            } else if (instruction.op() == Op.SELECT) {
                instruction.setCondition(llvm.call("LLVMGetOperand", instruction.handle(), 0));
            } else if (instruction.op() == Op.ADDRESS) {
                instruction.setStep(step(instruction));
            }
        }
    }

    /** The bytes that an address computation with one constant index adds. */
    private long step(Value address) {
        if (address.operands().length != 2 || address.operand(1) != Value.CONSTANT) {
            return Offset.UNKNOWN;
        }
        long index = llvm.call("LLVMIsAConstantInt", llvm.call("LLVMGetOperand", address.handle(), 1));
        if (index == 0) {
            return Offset.UNKNOWN; // a vector of them, or a number that the linker fills in
        }
        long element = llvm.call("LLVMGetGEPSourceElementType", address.handle());
        return llvm.call("LLVMConstIntGetSExtValue", index) * llvm.call("LLVMABISizeOfType", dataLayout, element);
    }

    private void setType(Value value) {
        Type type = types.computeIfAbsent(llvm.call("LLVMTypeOf", value.handle()), this::type);
        value.setType(type.isAddress, type.isVector);
    }

    private Type type(long type) {
        int kind = (int) llvm.call("LLVMGetTypeKind", type);
        return kind == VECTOR_TYPE
                ? new Type(type(llvm.call("LLVMGetElementType", type)).isAddress, true)
                : new Type(kind == POINTER_TYPE, false);
    }

    private record Type(boolean isAddress, boolean isVector) {}
}
