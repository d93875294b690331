package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * Invalid opcodes and the floating-point unit: instructions that the processor, or its present state, does not have.
 */
final class InstructionRules {
    private InstructionRules() {}

    static List<Rule> all() {
        return Stream.of(
                        SseRules.ALL,
                        FeatureRules.ALL,
                        DataExecutionRules.ALL,
                        VectorTableRules.ALL,
                        OutsideImageRules.ALL,
                        CodeWidthRules.ALL,
                        ChangedCodeRules.ALL,
                        OpcodeRules.ALL,
                        DeliberateTrapRules.ALL,
                        FpuRules.ALL,
                        UnexplainedRules.ALL,
                        LostBeginningRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
