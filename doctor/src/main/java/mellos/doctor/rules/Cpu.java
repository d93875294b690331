package mellos.doctor.rules;

import java.util.Optional;
import mellos.doctor.chain.Phase;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.NotInLogException;
import mellos.doctor.log.Segment;
import mellos.doctor.log.SegmentName;
import mellos.doctor.log.Value;
import mellos.doctor.x86.Mode;

/**
 * The processor at the fault. Questions about bits are answered with no where the log lacks the register; asking for a
 * number that it lacks throws {@link NotInLogException}, and the clue that asked does not hold.
 */
public final class Cpu {
    private final CpuState state;
    private final Optional<Mode> modeOfImage;

    Cpu(CpuState state, Optional<Mode> modeOfImage) {
        this.state = state;
        this.modeOfImage = modeOfImage;
    }

    public CpuState state() {
        return state;
    }

    boolean has(Field field) {
        return state.has(field);
    }

    boolean has(SegmentName name) {
        return state.has(name);
    }

    boolean cr0(long bit) {
        return state.cr0().has(bit);
    }

    boolean cr0Lacks(long bit) {
        return state.cr0().lacks(bit);
    }

    boolean cr4(long bit) {
        return state.cr4().has(bit);
    }

    boolean cr4Lacks(long bit) {
        return state.cr4().lacks(bit);
    }

    boolean efer(long bit) {
        return state.efer().has(bit);
    }

    boolean eferLacks(long bit) {
        return state.efer().lacks(bit);
    }

    boolean flag(long bit) {
        return state.value(Field.RFLAGS).has(bit);
    }

    boolean isPaging() {
        return state.isPaging();
    }

    boolean isProtected() {
        return state.isProtected();
    }

    boolean isLongMode() {
        return state.isLongMode();
    }

    long value(Field field) {
        return state.value(field).number();
    }

    /** The register in hexadecimal, or the word {@code unknown}. */
    String hex(Field field) {
        return state.value(field).hex();
    }

    long register(int number) {
        return state.register(number).number();
    }

    Value registerValue(int number) {
        return state.register(number);
    }

    long cr3() {
        return value(Field.CR3);
    }

    Segment segment(SegmentName name) {
        return state.segment(name);
    }

    Segment segment(int number) {
        return state.segment(number);
    }

    Value base(SegmentName name) {
        return state.findSegment(name).map(each -> Value.of(each.base())).orElse(Value.UNKNOWN);
    }

    Value selector(SegmentName name) {
        return state.findSegment(name).map(each -> Value.of(each.selector())).orElse(Value.UNKNOWN);
    }

    /** How code decodes: by the dump, else as the width of the log's addresses or the image says. */
    public Mode mode() {
        return state.mode()
                .or(() -> state.isLongMode() ? Optional.of(Mode.BITS_64) : modeOfImage)
                .orElse(Mode.BITS_64);
    }

    public Phase phase() {
        return Phase.of(state);
    }
}
