package mellos.compiler.lower;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what control can reach in a list of code elements. */
final class LiveCode {
    private final List<CodeElement> elements;
    private final Map<Label, Integer> positions = new HashMap<>();
    private final List<ExceptionCatch> handlers = new ArrayList<>();
    private final BitSet live;
    private final Deque<Integer> work = new ArrayDeque<>();

    private LiveCode(List<CodeElement> elements) {
        this.elements = elements;
        this.live = new BitSet(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case LabelTarget target -> positions.put(target.label(), i);
                case ExceptionCatch handler -> handlers.add(handler);
                default -> {}
            }
        }
    }

    /** All pseudo-instructions, those instructions that can run, those handlers that protect one of them. */
    static List<CodeElement> of(List<CodeElement> elements) {
        LiveCode code = new LiveCode(elements);
        code.follow();
        List<CodeElement> kept = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            boolean keep = switch (elements.get(i)) {
                case Instruction instruction -> code.live.get(i);
                case ExceptionCatch handler -> code.protectsLive(handler);
                default -> true;
            };
            if (keep) {
                kept.add(elements.get(i));
            }
        }
        return kept;
    }

    private void follow() {
        work.add(0);
        boolean grew = true;
        while (grew) {
            while (!work.isEmpty()) {
                walk(work.poll());
            }
            grew = false;
            for (ExceptionCatch handler : handlers) {
                int start = positions.get(handler.handler());
                if (!live.get(start) && protectsLive(handler)) {
                    work.add(start);
                    grew = true;
                }
            }
        }
    }

    /** Pseudo-instructions are marked too, so that a walk stops where an earlier one came by. */
    private void walk(int from) {
        for (int i = from; i < elements.size() && !live.get(i); i++) {
            live.set(i);
            boolean goesOn = switch (elements.get(i)) {
                case BranchInstruction branch -> {
                    jump(branch.target());
                    yield branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W;
                }
                case TableSwitchInstruction table -> {
                    jump(table.defaultTarget());
                    table.cases().stream().map(SwitchCase::target).forEach(this::jump);
                    yield false;
                }
                case LookupSwitchInstruction lookup -> {
                    jump(lookup.defaultTarget());
                    lookup.cases().stream().map(SwitchCase::target).forEach(this::jump);
                    yield false;
                }
                case ReturnInstruction end -> false;
                case ThrowInstruction end -> false;
                default -> true;
            };
            if (!goesOn) {
                return;
            }
        }
    }

    private void jump(Label target) {
        work.add(positions.get(target));
    }

    private boolean protectsLive(ExceptionCatch handler) {
        for (int i = positions.get(handler.tryStart()); i < positions.get(handler.tryEnd()); i++) {
            if (elements.get(i) instanceof Instruction && live.get(i)) {
                return true;
            }
        }
        return false;
    }
}
