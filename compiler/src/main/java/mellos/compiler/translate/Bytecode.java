package mellos.compiler.translate;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A method's code as a list of instructions; labels are indices into it. */
final class Bytecode {
    /** An entry of the exception table: instructions from {@code start} to before {@code end}. */
    record Handler(int start, int end, int target, Optional<String> type) {
        boolean covers(int index) {
            return start <= index && index < end;
        }
    }

    /** A named local variable, alive from {@code start} to before {@code end}. */
    record Variable(int slot, int start, int end, String name) {}

    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final Map<Label, Integer> labels = new HashMap<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();

    Bytecode(CodeModel code) {
        int line = 0;
        for (CodeElement element : code) {
            switch (element) {
                case Instruction instruction -> {
                    instructions.add(instruction);
                    lines.add(line);
                }
                case LabelTarget target -> labels.put(target.label(), instructions.size());
                case LineNumber number -> line = number.line();
                default -> {}
            }
        }
        for (ExceptionCatch entry : code.exceptionHandlers()) {
            handlers.add(new Handler(
                    indexOf(entry.tryStart()),
                    indexOf(entry.tryEnd()),
                    indexOf(entry.handler()),
                    entry.catchType().map(type -> type.asInternalName())));
        }
        for (CodeElement element : code) {
            if (element instanceof LocalVariable variable) {
                variables.add(new Variable(
                        variable.slot(),
                        indexOf(variable.startScope()),
                        indexOf(variable.endScope()),
                        variable.name().stringValue()));
            }
        }
    }

    int size() {
        return instructions.size();
    }

    Instruction at(int index) {
        return instructions.get(index);
    }

    /** The source line, or 0 if the class file does not tell. */
    int line(int index) {
        return lines.get(index);
    }

    int indexOf(Label label) {
        Integer index = labels.get(label);
        if (index == null) {
            throw new IllegalArgumentException("a label that marks no instruction");
        }
        return index;
    }

    List<Handler> handlers() {
        return handlers;
    }

    /** Name of the variable that {@code slot} holds at an instruction, if the class file tells. */
    Optional<String> variable(int slot, int index) {
        return variables.stream()
                .filter(variable -> variable.slot() == slot && variable.start() <= index && index < variable.end())
                .map(Variable::name)
                .findFirst();
    }

    boolean namesVariables() {
        return !variables.isEmpty();
    }
}
