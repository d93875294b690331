package mellos.compiler.llvm;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mellos.compiler.binding.LlvmLibrary;
import mellos.compiler.stops.Stops;

/**
 * LLVM set up for one target and one pipeline, compiling module after module in the calling thread: parse, verify,
 * optimise, emit. Bad text is refused by the first two; what gets past them may kill the process, which is why this
 * runs in a child.
 */
final class Compilation {
    private static final int RETURN_STATUS = 2; // LLVMReturnStatusAction
    private static final int RELOCATION_STATIC = 1; // LLVMRelocStatic
    private static final int OBJECT_FILE = 1; // LLVMObjectFile

    /**
     * What reduces strength after the bases have been seen to would lose them; the pipeline does it before. A function
     * that calls nothing that throws may still run over its stack: its callers keep their landing pads.
     */
    private static final List<String> OPTIONS = List.of("mellos", "-disable-lsr", "-disable-nounwind-inference");

    /** A module is refused; the message says by whom and why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }

        /** The message is LLVM's, with the line of IR where the parser has one. */
        static Refused byLlvm(String message) {
            return new Refused("LLVM refuses it: " + message);
        }
    }

    private final LlvmLibrary llvm;
    private final String pipeline;
    private final long machine;

    Compilation(LlvmLibrary llvm, WorkerSettings settings) throws Refused {
        this.llvm = llvm;
        this.pipeline = settings.pipeline();
        for (var part : new String[] {"TargetInfo", "Target", "TargetMC", "AsmPrinter", "AsmParser"}) {
            llvm.call("LLVMInitializeX86" + part);
        }
        setOptions();
        this.machine = machine(settings);
    }

    private void setOptions() {
        try (var arena = Arena.ofConfined()) {
            var words = arena.allocate(JAVA_LONG, OPTIONS.size());
            for (int i = 0; i < OPTIONS.size(); i++) {
                words.setAtIndex(JAVA_LONG, i, string(arena, OPTIONS.get(i)));
            }
            llvm.call("LLVMParseCommandLineOptions", OPTIONS.size(), words.address(), 0);
        }
    }

    /** @return the object file's bytes */
    byte[] compile(String name, byte[] text) throws Refused {
        long context = llvm.call("LLVMContextCreate");
        try (var arena = Arena.ofConfined()) {
            long module = parse(arena, context, name, text);
            try {
                verify(arena, module);
                optimise(arena, module);
                StackChecks.insert(llvm, context, module);
                secureStops(context, module);
                separateFunctions(arena, module);
                return emit(arena, module);
            } finally {
                llvm.call("LLVMDisposeModule", module);
            }
        } finally {
            llvm.call("LLVMContextDispose", context);
        }
    }

    private long parse(Arena arena, long context, String name, byte[] text) throws Refused {
        var source = arena.allocate(text.length + 1L); // the parser wants a zero behind the text
        MemorySegment.copy(text, 0, source, JAVA_BYTE, 0, text.length);
        long buffer = llvm.call(
                "LLVMCreateMemoryBufferWithMemoryRange", source.address(), text.length, string(arena, name), 1);
        var module = pointer(arena);
        var message = pointer(arena);
        // Takes the buffer over, whatever comes of it.
        if (llvm.test("LLVMParseIRInContext", context, buffer, module.address(), message.address())) {
            throw Refused.byLlvm(message(message));
        }
        return module.get(JAVA_LONG, 0);
    }

    private void verify(Arena arena, long module) throws Refused {
        var message = pointer(arena);
        boolean broken = llvm.test("LLVMVerifyModule", module, RETURN_STATUS, message.address());
        var text = message(message);
        if (broken) {
            throw Refused.byLlvm(text);
        }
    }

    private void optimise(Arena arena, long module) throws Refused {
        long options = llvm.call("LLVMCreatePassBuilderOptions");
        long error = llvm.call("LLVMRunPasses", module, string(arena, pipeline), machine, options);
        llvm.call("LLVMDisposePassBuilderOptions", options);
        if (error != 0) {
            throw Refused.byLlvm(llvm.takeString(llvm.call("LLVMGetErrorMessage", error), "LLVMDisposeErrorMessage"));
        }
    }

    private void secureStops(long context, long module) throws Refused {
        List<String> losses = Stops.secure(llvm, context, module);
        if (!losses.isEmpty()) {
            throw new Refused("a reference may be lost:\n  " + String.join("\n  ", losses));
        }
    }

    /**
     * Gives each function a section of its own, so that the linker can drop those whose callers have all inlined them
     * and gather those in which faults become exceptions. LLVM's option for this is not in its C interface.
     */
    private void separateFunctions(Arena arena, long module) {
        var length = pointer(arena);
        for (long f = llvm.call("LLVMGetFirstFunction", module); f != 0; f = llvm.call("LLVMGetNextFunction", f)) {
            if (!llvm.test("LLVMIsDeclaration", f) && llvm.call("LLVMGetSection", f) == 0) {
                long name = llvm.call("LLVMGetValueName2", f, length.address());
                var text = new String(LlvmLibrary.bytes(name, length.get(JAVA_LONG, 0)), StandardCharsets.UTF_8);
                String folder = StackChecks.isMarked(llvm, arena, f) ? ".text.faults_throw." : ".text.";
                llvm.call("LLVMSetSection", f, string(arena, folder + text));
            }
        }
    }

    private byte[] emit(Arena arena, long module) throws Refused {
        var message = pointer(arena);
        var buffer = pointer(arena);
        if (llvm.test(
                "LLVMTargetMachineEmitToMemoryBuffer",
                machine,
                module,
                OBJECT_FILE,
                message.address(),
                buffer.address())) {
            throw Refused.byLlvm(message(message));
        }
        long object = buffer.get(JAVA_LONG, 0);
        var bytes = LlvmLibrary.bytes(llvm.call("LLVMGetBufferStart", object), llvm.call("LLVMGetBufferSize", object));
        llvm.call("LLVMDisposeMemoryBuffer", object);
        return bytes;
    }

    private long machine(WorkerSettings settings) throws Refused {
        try (var arena = Arena.ofConfined()) {
            long triple = string(arena, TargetOptions.TRIPLE);
            var target = pointer(arena);
            var message = pointer(arena);
            if (llvm.test("LLVMGetTargetFromTriple", triple, target.address(), message.address())) {
                throw Refused.byLlvm(message(message));
            }
            return llvm.call(
                    "LLVMCreateTargetMachine",
                    target.get(JAVA_LONG, 0),
                    triple,
                    string(arena, settings.cpu()),
                    string(arena, settings.features()),
                    settings.codegenLevel(),
                    RELOCATION_STATIC,
                    settings.codeModel());
        }
    }

    private String message(MemorySegment pointer) {
        long text = pointer.get(JAVA_LONG, 0);
        return text == 0 ? "" : llvm.takeString(text, "LLVMDisposeMessage");
    }

    private static long string(SegmentAllocator arena, String text) {
        return arena.allocateFrom(text).address();
    }

    /** A variable that LLVM stores a pointer in. */
    private static MemorySegment pointer(SegmentAllocator arena) {
        return arena.allocate(JAVA_LONG);
    }
}
