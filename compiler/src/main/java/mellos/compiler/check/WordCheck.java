package mellos.compiler.check;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.reach.ReachedProgram;

/**
 * Raw values ({@code @Word}, {@code @Struct}) and objects do not mix: a raw value is never passed, stored, returned,
 * compared or locked as an object, nor an object taken for a raw value. Follows each method's values from its first
 * instruction on; where paths join, the first to come decides.
 */
final class WordCheck {
    private final MethodInfo method;
    private final List<String> violations;
    private final WordRules rules;
    private final Map<Label, WordFlow> pending = new HashMap<>();
    private WordFlow flow;
    private int line;

    private WordCheck(ReachedProgram program, MethodInfo method, List<String> violations) {
        this.method = method;
        this.violations = violations;
        this.rules = new WordRules(program, method);
        this.flow = rules.start();
    }

    static List<String> violations(ReachedProgram program) {
        List<String> violations = new ArrayList<>();
        for (MethodInfo method : program.methods()) {
            if (Contract.isOurs(method) && !method.owner().name().startsWith("mellos/magic/")) {
                method.code().ifPresent(code -> new WordCheck(program, method, violations).run(code));
            }
        }
        return violations;
    }

    private void run(CodeModel code) {
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case ExceptionCatch handler ->
                    pending.putIfAbsent(handler.handler(), rules.start().atHandler());
                case LabelTarget target -> enter(target.label());
                default -> {
                    if (flow != null) {
                        step(element);
                    }
                }
            }
        }
    }

    /** Code behind a jump starts with what some branch to it left; nothing branches to dead code. */
    private void enter(Label label) {
        WordFlow arriving = pending.remove(label);
        if (flow == null) {
            flow = arriving;
        }
    }

    private void step(CodeElement element) {
        rules.apply(flow, element, problem -> violations.add(method.at(line) + ": " + problem));
        switch (element) {
            case BranchInstruction branch -> {
                leave(branch.target());
                if (branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W) {
                    flow = null;
                }
            }
            case TableSwitchInstruction table -> {
                leave(table.defaultTarget());
                table.cases().stream().map(SwitchCase::target).forEach(this::leave);
                flow = null;
            }
            case LookupSwitchInstruction lookup -> {
                leave(lookup.defaultTarget());
                lookup.cases().stream().map(SwitchCase::target).forEach(this::leave);
                flow = null;
            }
            case ReturnInstruction end -> flow = null;
            case ThrowInstruction end -> flow = null;
            default -> {}
        }
    }

    private void leave(Label target) {
        pending.putIfAbsent(target, flow.copy());
    }
}
