package mellos.compiler.translate;

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
    private final Parameters parameters;
    private final Locals locals;
    private final BlockEdges edges;
    private final Handlers handlers;
    private final Transfers transfers;
    private final Instructions instructions;
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
        this.parameters = new Parameters(method, signature, code);
        this.locals = new Locals(state, parameters.fixed());
        this.edges = new BlockEdges(state, flow, locals);
        this.handlers = new Handlers(state, flow);
        this.transfers = new Transfers(state, flow, code, edges, handlers);
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
        return signature.result().ir() + ' ' + Symbols.global(method.symbol()) + '(' + parameters.list() + ") #"
                + (module.isForeign(method)
                        ? module.context().copyAttributeGroup(method)
                        : module.context().attributeGroup(method))
                + module.context().stopAttributes(method)
                + module.context().faultAttributes(method)
                + (handlers.isUsed()
                        ? " personality ptr " + module.declareFunction("mellos_personality", "i32", "...")
                        : "")
                + " !dbg !" + subprogram;
    }

    private void start() {
        state.enter(parameters.frame(locals));
        state.assumeOwnClassInitialized();
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
        moveTo(block.start());
        out.unwindTo(null);
        edges.begin(block);
        locals.writeBack(block.liveInHandlers());
        out.unwindTo(handlers.landingPad(block));
        if (translateInstructions(block)) {
            transfers.jump(flow.at(block.end()));
        }
        edges.end(block);
    }

    /** @return whether control goes on behind the block */
    private boolean translateInstructions(Block block) {
        for (int i = block.start(); i < block.end(); i++) {
            moveTo(i);
            if (!instructions.translate(code.at(i), block, code, i)) {
                return false;
            }
        }
        return true;
    }

    private void moveTo(int index) {
        state.moveTo(index);
        locate(index);
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
