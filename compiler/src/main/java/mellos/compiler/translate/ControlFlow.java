package mellos.compiler.translate;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The basic blocks of a method that can be reached, in reverse postorder: a block follows one of the blocks that lead
 * to it, so its operand stack is known when it is translated.
 */
final class ControlFlow {
    private final Bytecode code;
    private final Block[] blockAt;
    private final List<Block> order;

    ControlFlow(Bytecode code) {
        this.code = code;
        this.blockAt = new Block[code.size() + 1];
        makeBlocks();
        connect();
        this.order = BlockOrder.of(this);
        entry().addPredecessor();
        order.forEach(block -> block.successors().forEach(Block::addPredecessor));
        LiveLocals.find(code, this);
    }

    /** Blocks that can be reached, the entry first. */
    List<Block> order() {
        return order;
    }

    Block entry() {
        return blockAt[0];
    }

    /** The block that starts at an instruction. */
    Block at(int index) {
        return blockAt[index];
    }

    /** Where control may go on behind a block, or out of it. */
    ArrayDeque<Block> next(Block block) {
        ArrayDeque<Block> next = new ArrayDeque<>(block.successors());
        block.handlers().forEach(handler -> next.add(at(handler.target())));
        return next;
    }

    private void makeBlocks() {
        boolean[] leader = leaders();
        for (int start = 0; start < code.size(); ) {
            int end = start + 1;
            while (end < code.size() && !leader[end]) {
                end++;
            }
            blockAt[start] = new Block(start, end);
            start = end;
        }
    }

    /** Which instructions begin a block. */
    private boolean[] leaders() {
        boolean[] leader = new boolean[code.size() + 1];
        leader[0] = true;
        for (int i = 0; i < code.size(); i++) {
            List<Label> targets = targets(code.at(i));
            targets.forEach(label -> leader[code.indexOf(label)] = true);
            if (endsBlock(code.at(i))) {
                leader[i + 1] = true;
            }
        }
        for (Bytecode.Handler handler : code.handlers()) {
            leader[handler.start()] = true;
            leader[handler.end()] = true;
            leader[handler.target()] = true;
        }
        return leader;
    }

    private static boolean endsBlock(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction _,
                    LookupSwitchInstruction _,
                    TableSwitchInstruction _,
                    ReturnInstruction _,
                    ThrowInstruction _ -> true;
            default -> false;
        };
    }

    private static List<Label> targets(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction branch -> List.of(branch.target());
            case LookupSwitchInstruction lookup -> labels(lookup.cases(), lookup.defaultTarget());
            case TableSwitchInstruction table -> labels(table.cases(), table.defaultTarget());
            default -> List.of();
        };
    }

    private static List<Label> labels(List<SwitchCase> cases, Label byDefault) {
        List<Label> labels =
                new ArrayList<>(cases.stream().map(SwitchCase::target).toList());
        labels.add(byDefault);
        return labels;
    }

    private void connect() {
        for (Block block : blockAt) {
            if (block != null) {
                connectSuccessors(block);
                connectHandlers(block);
            }
        }
    }

    private void connectSuccessors(Block block) {
        Instruction last = code.at(block.end() - 1);
        for (Label label : targets(last)) {
            block.successors().add(blockAt[code.indexOf(label)]);
        }
        if (fallsThrough(last) && block.end() < code.size()) {
            block.successors().add(blockAt[block.end()]);
        }
    }

    private void connectHandlers(Block block) {
        for (Bytecode.Handler handler : code.handlers()) {
            if (handler.covers(block.start())) {
                block.handlers().add(handler);
                blockAt[handler.target()].markHandler();
            }
        }
    }

    private static boolean fallsThrough(Instruction last) {
        return switch (last) {
            case BranchInstruction branch ->
                switch (branch.opcode()) {
                    case GOTO, GOTO_W -> false;
                    default -> true;
                };
            default -> !endsBlock(last);
        };
    }
}
