package mellos.compiler.llvm;

import java.lang.foreign.Arena;
import mellos.compiler.binding.LlvmLibrary;
import mellos.magic.abi.StackCheckLayout;

/**
 * Puts a check into functions that call others: a load from so far below the stack pointer that it faults in the
 * stack's guard while there is still room for the exception, for interrupts and for code that checks nothing. It comes
 * after optimisation, so that a function is checked once, whatever became part of it. docs/abi.md, "Faults".
 */
final class StackChecks {
    private static final String ASSEMBLY = "testb %al, -" + StackCheckLayout.STACK_RESERVE + "(%rsp)";
    private static final String CONSTRAINTS = "~{flags}";
    private static final int INVOKE = 5; // LLVMInvoke
    private static final int CALL = 45; // LLVMCall
    private static final long OF_FUNCTION = 0xffff_ffffL; // LLVMAttributeFunctionIndex

    private final LlvmLibrary llvm;
    private final Arena arena;
    private final long context;
    private final long builder;
    private final long noReturn;

    private StackChecks(LlvmLibrary llvm, Arena arena, long context) {
        this.llvm = llvm;
        this.arena = arena;
        this.context = context;
        this.builder = llvm.call("LLVMCreateBuilderInContext", context);
        String name = "noreturn";
        this.noReturn = llvm.call("LLVMGetEnumAttributeKindForName", string(name), name.length()) & 0xffff_ffffL;
    }

    static void insert(LlvmLibrary llvm, long context, long module) {
        try (Arena arena = Arena.ofConfined()) {
            StackChecks checks = new StackChecks(llvm, arena, context);
            for (long f = llvm.call("LLVMGetFirstFunction", module); f != 0; f = llvm.call("LLVMGetNextFunction", f)) {
                if (!llvm.test("LLVMIsDeclaration", f) && isMarked(llvm, arena, f) && checks.callsOthers(f)) {
                    checks.insert(f);
                }
            }
            llvm.call("LLVMDisposeBuilder", checks.builder);
        }
    }

    /** Whether faults in this function become exceptions. */
    static boolean isMarked(LlvmLibrary llvm, Arena arena, long function) {
        String mark = FunctionMarks.FAULTS_THROW;
        return llvm.call(
                        "LLVMGetStringAttributeAtIndex",
                        function,
                        OF_FUNCTION,
                        arena.allocateFrom(mark).address(),
                        mark.length())
                != 0;
    }

    private boolean callsOthers(long function) {
        for (long b = llvm.call("LLVMGetFirstBasicBlock", function);
                b != 0;
                b = llvm.call("LLVMGetNextBasicBlock", b)) {
            for (long i = llvm.call("LLVMGetFirstInstruction", b); i != 0; i = llvm.call("LLVMGetNextInstruction", i)) {
                if (mayGoDeep(i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the instruction may be one of a chain of calls without end. */
    private boolean mayGoDeep(long instruction) {
        int opcode = (int) llvm.call("LLVMGetInstructionOpcode", instruction);
        if (opcode != CALL && opcode != INVOKE
                || llvm.call("LLVMGetCallSiteEnumAttribute", instruction, OF_FUNCTION, noReturn) != 0) {
            return false;
        }
        long callee = llvm.call("LLVMGetCalledValue", instruction);
        return llvm.call("LLVMIsAInlineAsm", callee) == 0
                && (llvm.call("LLVMIsAFunction", callee) == 0 || (int) llvm.call("LLVMGetIntrinsicID", callee) == 0);
    }

    private void insert(long function) {
        long entry = llvm.call("LLVMGetFirstBasicBlock", function);
        llvm.call("LLVMPositionBuilderBefore", builder, llvm.call("LLVMGetFirstInstruction", entry));
        long type = llvm.call("LLVMFunctionType", llvm.call("LLVMVoidTypeInContext", context), 0, 0, 0);
        long assembly = llvm.call(
                "LLVMGetInlineAsm",
                type,
                string(ASSEMBLY),
                ASSEMBLY.length(),
                string(CONSTRAINTS),
                CONSTRAINTS.length(),
                1, // side effects
                0, // no aligned stack
                0, // AT&T
                0); // throws nothing that LLVM need know of
        llvm.call("LLVMBuildCall2", builder, type, assembly, 0, 0, string(""));
    }

    private long string(String text) {
        return arena.allocateFrom(text).address();
    }
}
