package mellos.doctor.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import mellos.doctor.machine.Obstacle.Place;
import mellos.doctor.paging.Entry;
import mellos.doctor.paging.Mapping;
import mellos.doctor.paging.PagingMode;
import mellos.doctor.paging.Refusal.Why;
import mellos.doctor.paging.Walk;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Registers;

/**
 * A death with what surrounds it: what the rules ask.
 *
 * @param mappings all that the dead processor's tables map, in the order of addresses
 * @param others the other processors
 * @param code how the code in memory differs from the image's
 */
record Situation(Death death, List<Mapping> mappings, List<Patient> others, CodeDamage code) {
    private static final long NEAR_STACK = 0x1_0000;
    private static final long FIRST_PAGE = 0x1000;

    static Situation of(Death death, List<Mapping> mappings, List<Patient> others) {
        return new Situation(death, mappings, others, CodeDamage.of(death.patient()));
    }

    Patient patient() {
        return death.patient();
    }

    Obstacle first() {
        return death.first();
    }

    long address() {
        return first().address();
    }

    /** The walk for the address that was refused. */
    Walk walk() {
        return patient().space().walk(address());
    }

    /** The entry that ended the walk, or forbade. */
    Optional<Entry> lastEntry() {
        List<Entry> entries = walk().entries();
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }

    boolean isNotPresent() {
        return first().is(Why.NOT_PRESENT);
    }

    boolean isFetch() {
        return first().place() == Place.FETCH;
    }

    boolean isInstruction(Kind... kinds) {
        return death.instruction().filter(each -> each.isOneOf(kinds)).isPresent();
    }

    boolean isFirstPage() {
        return Long.compareUnsigned(address(), FIRST_PAGE) < 0;
    }

    private Optional<Mapping> mappingOf(long address) {
        return mappings.stream().filter(each -> each.contains(address)).findFirst();
    }

    /** What is mapped from the first mapped page above the address on. */
    Optional<Mapping> above(long address) {
        return mappings.stream()
                .filter(each -> Long.compareUnsigned(each.start(), address) > 0)
                .findFirst();
    }

    /** The memory that the stack pointer is in, or has just left at its lower end. */
    Optional<Mapping> stack() {
        long top = patient().stackPointer();
        return mappingOf(top).or(() -> above(top).filter(each -> each.start() - top < NEAR_STACK));
    }

    /**
     * The address lies just below the stack pointer's memory, and the stack pointer is at that memory's lower end. What
     * is not addressed through the stack pointer must be in the very next page.
     */
    boolean isBelowStack() {
        long top = patient().stackPointer();
        long farthest = first().isAt(Place.STACK) ? NEAR_STACK : FIRST_PAGE;
        return stack().filter(each -> Long.compareUnsigned(each.start() - address() - 1, farthest) < 0
                        && top - each.start() < NEAR_STACK)
                .isPresent();
    }

    /** Another processor, with other tables, that can use the address. */
    Optional<Patient> otherThatMaps() {
        return others.stream()
                .filter(each -> each.space().mode() != PagingMode.OFF
                        && each.space().root() != patient().space().root())
                .filter(each -> each.space().walk(address()).isMapped())
                .findFirst();
    }

    /** How much of the table that the last entry stands in is no entries. */
    Optional<TableDamage> tableDamage() {
        return walk().entries().stream()
                .map(each -> TableDamage.of(patient().space(), each))
                .filter(TableDamage::isOverwritten)
                .findFirst();
    }

    /** The pages before and behind are mapped, the one between is not. */
    boolean isHole() {
        long page = address() & -FIRST_PAGE;
        return patient().space().walk(page - FIRST_PAGE).isMapped()
                && patient().space().walk(page + FIRST_PAGE).isMapped();
    }

    boolean refusesFirst(Why... reasons) {
        return first().is(reasons);
    }

    /** The word just below the stack pointer, where RET took its address from. */
    Optional<Long> popped() {
        int size = patient().mode().width() / 8;
        var word = patient().space().number(patient().stackPointer() - size, size);
        return word.isPresent() ? Optional.of(word.getAsLong()) : Optional.empty();
    }

    /** The word at the stack pointer, where CALL left its address. */
    Optional<Long> pushed() {
        int size = patient().mode().width() / 8;
        var word = patient().space().number(patient().stackPointer(), size);
        return word.isPresent() ? Optional.of(word.getAsLong()) : Optional.empty();
    }

    /** The instruction of the kernel that RIP is in the middle of, where memory has what the image has. */
    Optional<Instruction> around() {
        return patient()
                .image()
                .filter(_ -> !code().isOverwritten())
                .flatMap(each ->
                        each.instructionAround(patient().rip(), patient().mode()));
    }

    boolean cameByReturn() {
        return popped().filter(each -> each == patient().processor().rip()).isPresent() && !cameByCall();
    }

    boolean cameByCall() {
        return pushed().filter(each -> Calls.wentToRip(patient(), each)).isPresent();
    }

    /** RIP is the handler of a vector. */
    Optional<Integer> handlerVector() {
        for (int vector = 0; vector < 32; vector++) {
            if (patient().hasGate(vector)
                    && patient()
                            .gate(vector)
                            .filter(each -> !each.isEmpty()
                                    && each.handler() == patient().processor().rip())
                            .isPresent()) {
                return Optional.of(vector);
            }
        }
        return Optional.empty();
    }

    /** The register that the instruction took its address from. */
    Optional<String> pointerRegister() {
        return death.instruction()
                .flatMap(Instruction::memory)
                .filter(each -> each.base() >= 0)
                .map(each ->
                        Registers.name(each.base(), each.addressBits(), true).toUpperCase(Locale.ROOT));
    }

    /** Gates within the IDT's limit that lead nowhere. */
    long gatesLost() {
        return IntStream.range(0, 256)
                .filter(each -> patient().hasGate(each))
                .filter(each -> patient()
                        .gate(each)
                        .filter(gate -> gate.isPresent()
                                && (gate.isTask()
                                        || gate.isInterruptOrTrap(patient().isLong())))
                        .isEmpty())
                .count();
    }

    String hex(long value) {
        return InstructionCheck.hex(value);
    }

    String named(long address) {
        return patient().names().what(address);
    }
}
