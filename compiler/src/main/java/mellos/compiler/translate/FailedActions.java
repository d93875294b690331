package mellos.compiler.translate;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.Optional;

/** What an instruction could not do because a reference was null. */
final class FailedActions {
    private FailedActions() {}

    static Optional<String> of(Instruction instruction) {
        return switch (instruction) {
            case ArrayLoadInstruction load ->
                Optional.of("Cannot load from " + ArrayNames.of(load.opcode().name()) + " array");
            case ArrayStoreInstruction store ->
                Optional.of("Cannot store to " + ArrayNames.of(store.opcode().name()) + " array");
            case OperatorInstruction _ -> Optional.of("Cannot read the array length");
            case ThrowInstruction _ -> Optional.of("Cannot throw exception");
            case MonitorInstruction monitor -> Optional.of(ofMonitor(monitor));
            case FieldInstruction field -> Optional.of(ofField(field));
            case InvokeInstruction invoke -> Optional.of("Cannot invoke \"" + MessageNames.of(invoke) + '"');
            default -> Optional.empty();
        };
    }

    private static String ofMonitor(MonitorInstruction monitor) {
        return switch (monitor.opcode()) {
            case MONITORENTER -> "Cannot enter synchronized block";
            default -> "Cannot exit synchronized block";
        };
    }

    private static String ofField(FieldInstruction field) {
        String verb = switch (field.opcode()) {
            case GETFIELD -> "read";
            default -> "assign";
        };
        return "Cannot " + verb + " field \"" + field.name().stringValue() + '"';
    }
}
