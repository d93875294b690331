package mellos.compiler.translate;

import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mellos.compiler.image.Symbols;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.MethodInfo;

/** Translates one method with bytecode: its blocks in order, then the landing pads. */
final class MethodTranslator {
    private final ModuleText module;
    private final MethodInfo method;
    private final Bytecode code;
    private final ControlFlow flow;
    private final MethodState state;
    private final FunctionWriter out;
    private final Signature signature;
    private final Locals locals;
    private final Handlers handlers;
    private final Transfers transfers;
    private final Instructions instructions;
    private final List<Value> parameters = new ArrayList<>();
    private final int subprogram;

    MethodTranslator(ModuleText module, MethodInfo method, Bytecode code) {
        this.module = module;
        this.method = method;
        this.code = code;
        this.flow = new ControlFlow(code);
        this.state = new MethodState(module, method, code);
        this.out = state.out();
        this.signature = Signature.of(method);
        this.subprogram = module.metadata().subprogram(method, code.line(0));
        makeParameters();
        this.locals = new Locals(state, fixedParameters());
        this.handlers = new Handlers(state, flow);
        this.transfers = new Transfers(state, flow, code, locals, handlers);
        this.instructions = new Instructions(state, locals, transfers);
    }

    /** Appends the function to the module. */
    void translate() {
        locate(0);
        start();
        for (Block block : flow.order()) {
            translate(block);
        }
        locate(-1);
        handlers.emitLandingPads();
        module.define(method.symbol());
        boolean copy = module.isForeign(method);
        module.append((copy ? "define available_externally hidden " : "define hidden ") + head() + " {\n" + out.text("")
                + "}\n");
    }

    private String head() {
        String list = IntStream.range(0, signature.parameters().size())
                .mapToObj(i -> signature.parameters().get(i).ir() + (isThis(i) ? " nonnull" : "") + " %a" + i)
                .collect(Collectors.joining(", "));
        return signature.result().ir() + ' ' + Symbols.global(method.symbol()) + '(' + list + ") #"
                + (module.isForeign(method)
                        ? module.context().copyAttributeGroup(method)
                        : module.context().attributeGroup(method))
                + (handlers.isUsed()
                        ? " personality ptr " + module.declareFunction("mellos_personality", "i32", "...")
                        : "")
                + " !dbg !" + subprogram;
    }

    private boolean isThis(int parameter) {
        return parameter == 0
                && !method.isStatic()
                && !method.owner().isWord()
                && !method.owner().isStruct();
    }

    private void makeParameters() {
        for (int i = 0; i < signature.parameters().size(); i++) {
            String name = "%a" + i;
            parameters.add(
                    isThis(i)
                            ? Value.nonNull(name)
                            : Value.of(signature.parameters().get(i), name));
        }
    }

    private Value[] fixedParameters() {
        BitSet written = new BitSet();
        for (int i = 0; i < code.size(); i++) {
            switch (code.at(i)) {
                case StoreInstruction store -> written.set(store.slot());
                case IncrementInstruction increment -> written.set(increment.slot());
                default -> {}
            }
        }
        Value[] fixed = new Value[localCount()];
        int slot = 0;
        for (Value parameter : parameters) {
            fixed[slot] = written.get(slot) ? null : parameter;
            slot += parameter.kind().isWide() ? 2 : 1;
        }
        return fixed;
    }

    private int localCount() {
        int count = parameters.stream()
                .mapToInt(value -> value.kind().isWide() ? 2 : 1)
                .sum();
        for (int i = 0; i < code.size(); i++) {
            count = Math.max(
                    count,
                    switch (code.at(i)) {
                        case StoreInstruction store -> store.slot() + 2;
                        case LoadInstruction load -> load.slot() + 2;
                        case IncrementInstruction increment -> increment.slot() + 1;
                        default -> 0;
                    });
        }
        return count;
    }

    private void start() {
        OperandState frame = new OperandState(localCount());
        state.enter(frame);
        state.assumeOwnClassInitialized();
        int slot = 0;
        for (Value parameter : parameters) {
            if (!locals.isFixed(slot)) {
                frame.setLocal(slot, parameter);
            }
            slot += parameter.kind().isWide() ? 2 : 1;
        }
        handlers.lock();
        transfers.jump(flow.entry());
    }

    private void translate(Block block) {
        OperandState frame = block.entryFrame();
        if (frame == null) {
            throw new BuildError(
                    method.display() + ": no value on the operand stack is known at instruction " + block.start());
        }
        out.label(block.label());
        state.enter(frame);
        state.moveTo(block.start());
        locate(block.start());
        out.unwindTo(null);
        transfers.begin(block);
        locals.writeBack(block.liveInHandlers());
        out.unwindTo(handlers.landingPad(block));
        boolean goesOn = true;
        for (int i = block.start(); i < block.end(); i++) {
            state.moveTo(i);
            locate(i);
            goesOn = instructions.translate(code.at(i), block, code, i);
            if (!goesOn) {
                break;
            }
        }
        if (goesOn) {
            transfers.jump(flow.at(block.end()));
        }
        transfers.end(block);
    }

    /** The source line reached, for messages; 0 if the class file does not tell. */
    int line() {
        return state.index() < code.size() ? code.line(state.index()) : 0;
    }

    private void locate(int index) {
        int line = index < 0 ? 0 : code.line(index);
        out.locate(", !dbg !" + module.metadata().location(line, subprogram));
    }
}
