package mellos.compiler.stops;

import java.util.List;
import java.util.stream.Stream;

/**
 * One function's code as it was when it was read.
 *
 * @param function its {@code LLVMValueRef}
 * @param blocks in the order of the text, the entry first
 */
record Code(long function, List<Value> arguments, List<Block> blocks) {
    /** Arguments, then instructions in the order of the text. */
    Stream<Value> values() {
        return Stream.concat(arguments.stream(), instructions());
    }

    Stream<Value> instructions() {
        return blocks.stream().flatMap(block -> block.instructions().stream());
    }

    /** Where the world may be stopped. */
    List<Value> stops() {
        return instructions().filter(Value::isStop).toList();
    }
}
