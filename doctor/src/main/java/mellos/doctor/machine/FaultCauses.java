package mellos.doctor.machine;

import static mellos.doctor.machine.DeathRule.named;
import static mellos.doctor.machine.InstructionCheck.hex;
import static mellos.doctor.machine.Obstacle.Place;

import java.util.List;
import mellos.doctor.paging.Entry;
import mellos.doctor.paging.Refusal.Why;
import mellos.doctor.paging.Walk;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Why the first exception was raised. The first rule that holds is the cause: what is more particular stands above. */
final class FaultCauses {
    private static final int MANY_GATES = 32;

    static final List<DeathRule> ALL = List.of(
            named("dump-code-overwritten")
                    .when(s -> s.code().isOverwritten()
                            && s.first().isAt(Place.OPCODE, Place.OPERAND, Place.PRIVILEGE, Place.STACK))
                    .says(
                            s -> "the kernel's code was overwritten at "
                                    + s.named(s.code().start()) + " to "
                                    + hex(s.code().end()),
                            _ ->
                                    "Find who writes there: map the kernel's text read-only and set CR0.WP, then the writer faults.",
                            s -> List.of(
                                    "memory at RIP has " + s.code().here(),
                                    "the image has " + s.code().there(),
                                    "the code before and behind is the image's")),
            named("dump-zeros")
                    .when(s -> s.first().isAt(Place.OPERAND, Place.OPCODE) && Filler.isZeros(s.patient()))
                    .says(
                            s -> "it runs through zeroed memory at "
                                    + s.named(s.patient().rip()) + ", where no code is",
                            _ -> "Find the jump that led there: an entry point not loaded, or a section not copied.",
                            s -> List.of(
                                    "the bytes at RIP are zero, in memory as in no function",
                                    s.first().text())),
            named("dump-nx-without-nxe")
                    .when(s -> s.refusesFirst(Why.NO_EXECUTE_WITHOUT_NXE))
                    .says(
                            _ -> "EFER.NXE is 0 on this processor, but the page tables use the no-execute bit (bit 63)",
                            _ ->
                                    "Set EFER.NXE together with LME (EFER |= 0x900) before the first access to memory mapped no-execute.",
                            s -> List.of(s.first().text())),
            named("dump-table-overwritten")
                    .when(s -> s.first().why().isPresent() && s.tableDamage().isPresent())
                    .says(
                            s -> "a page table was overwritten: the page at "
                                    + s.named(s.tableDamage().orElseThrow().start()) + " holds no entries any more",
                            _ ->
                                    "Find who writes to that frame: it was handed out twice, freed while in use, or a buffer ran into it.",
                            s -> List.of(
                                    s.first().text(),
                                    s.tableDamage().orElseThrow().words())),
            named("dump-table-outside-memory")
                    .when(s -> s.refusesFirst(Why.NO_TABLE))
                    .says(
                            s -> (s.walk().entries().isEmpty()
                                            ? "CR3"
                                            : s.walk().entries().getLast().name())
                                    + " points to a table where the machine has no memory",
                            _ ->
                                    "Write the table's physical address there, from a frame that the memory map calls usable.",
                            s -> List.of(s.first().text())),
            named("dump-reserved-bit")
                    .when(s -> s.refusesFirst(Why.RESERVED_BIT))
                    .says(
                            s -> "the " + s.lastEntry().map(Entry::name).orElse("entry") + " for "
                                    + s.named(s.address()) + " has reserved bits set: " + reason(s),
                            _ -> "Build the entry from an aligned physical address and flags only.",
                            s -> List.of(s.first().text())),
            named("dump-handler-unusable")
                    .when(s -> s.isFetch() && s.handlerVector().isPresent())
                    .says(
                            s -> "the handler of "
                                    + Vector.shortName(s.handlerVector().orElseThrow()) + ", "
                                    + s.named(s.patient().rip()) + ", cannot run: " + shortly(s),
                            _ ->
                                    "Map the handlers executable in every address space, and give the gates their addresses.",
                            s -> List.of(s.first().text())),
            named("dump-return-address-overwritten")
                    .when(s -> s.isFetch() && s.cameByReturn())
                    .says(
                            s -> "RET took " + hex(s.patient().processor().rip()) + " from the stack at "
                                    + hex(s.patient().stackPointer()
                                            - s.patient().mode().width() / 8) + ": the return address was overwritten",
                            _ ->
                                    "Look for a buffer on the stack that is filled beyond its end, or for pushes and pops that do not pair.",
                            s -> List.of(
                                    "the word below RSP is the address that was jumped to: a return, not a call",
                                    "at the place: " + s.first().text())),
            named("dump-not-executable")
                    .when(s -> s.isFetch() && s.refusesFirst(Why.NO_EXECUTE))
                    .says(
                            s -> "it ran into " + s.named(s.address()) + ", which is mapped no-execute by "
                                    + s.walk().noExecute().orElseThrow().name(),
                            _ ->
                                    "Map code without bit 63 at every level, or mend the jump if this was meant to be data.",
                            s -> List.of(s.first().text())),
            named("dump-call-through-bad-pointer")
                    .when(s -> s.isFetch() && s.cameByCall())
                    .says(
                            s -> "a call went to " + hex(s.patient().processor().rip()) + ", from just before "
                                    + s.patient().names().place(s.pushed().orElseThrow())
                                    + ": a function pointer with a wrong value",
                            s -> s.isFirstPage()
                                    ? "Set the pointer before it is called."
                                    : "Find who wrote the pointer; a type confusion or a stale object are the usual causes.",
                            s -> List.of(
                                    "the word at RSP is the return address of that call",
                                    "at the target: " + s.first().text())),
            named("dump-stack-overflow")
                    .when(s -> s.isNotPresent() && !s.isFetch() && s.isBelowStack())
                    .says(
                            s -> "the stack overflowed into the unmapped page below it" + deepest(s),
                            _ -> "End the recursion or give it less on the stack, or make the stack larger.",
                            s -> List.of(
                                    "RSP " + hex(s.patient().stackPointer()) + " is at the lower end of "
                                            + s.stack().orElseThrow().words(),
                                    s.first().text())),
            named("dump-null-pointer")
                    .when(s -> s.isNotPresent() && !s.isFetch() && s.isFirstPage())
                    .says(
                            s -> "it used a null pointer" + (s.address() == 0 ? "" : " plus " + hex(s.address())),
                            s -> "Find why the pointer is null"
                                    + s.pointerRegister()
                                            .map(each -> ": it is in " + each + ".")
                                            .orElse("."),
                            s -> List.of(s.first().text())),
            named("dump-mapped-elsewhere")
                    .when(s -> (s.isNotPresent() || s.refusesFirst(Why.NO_TABLE))
                            && s.otherThatMaps().isPresent())
                    .says(
                            s -> s.named(s.address()) + " is mapped in the tables of "
                                    + s.otherThatMaps().orElseThrow().name()
                                    + " (CR3 "
                                    + hex(s.otherThatMaps()
                                            .orElseThrow()
                                            .processor()
                                            .cr3()) + "), but not in this processor's (CR3 "
                                    + hex(s.patient().processor().cr3()) + ")",
                            _ ->
                                    "Share the kernel's entries between all root tables, or load the root that has the mapping.",
                            s -> List.of(
                                    s.first().text(),
                                    "there: "
                                            + s.otherThatMaps()
                                                    .orElseThrow()
                                                    .space()
                                                    .walk(s.address())
                                                    .words())),
            named("dump-read-only")
                    .when(s -> s.refusesFirst(Why.READ_ONLY))
                    .says(
                            s -> "it wrote to " + s.named(s.address()) + ", which is mapped read-only by "
                                    + s.walk().entries().stream()
                                            .filter(each -> !each.isWritable())
                                            .findFirst()
                                            .orElseThrow()
                                            .name(),
                            _ -> "Set the writable bit at every level if this may be written; else mend the pointer.",
                            s -> List.of(s.first().text())),
            named("dump-user-page")
                    .when(s -> s.refusesFirst(Why.SUPERVISOR))
                    .says(
                            s -> "user code used " + s.named(s.address()) + ", which "
                                    + s.walk().entries().stream()
                                            .filter(each -> !each.isUser())
                                            .findFirst()
                                            .orElseThrow()
                                            .name()
                                    + " keeps for the kernel",
                            _ -> "Set the user bit in that entry: every level on the way needs it.",
                            s -> List.of(s.first().text())),
            named("dump-supervisor-protection")
                    .when(s -> s.refusesFirst(Why.SMEP, Why.SMAP))
                    .says(
                            s -> "the kernel " + (s.isFetch() ? "ran" : "touched") + " user memory at "
                                    + s.named(s.address()) + " while "
                                    + (s.refusesFirst(Why.SMEP) ? "CR4.SMEP" : "CR4.SMAP") + " forbids it",
                            s -> s.isFetch()
                                    ? "Clear the user bit of kernel code at one level at least."
                                    : "Bracket the access with stac and clac, or clear the user bit.",
                            s -> List.of(s.first().text())),
            named("dump-not-canonical")
                    .when(s -> s.refusesFirst(Why.NOT_CANONICAL))
                    .says(
                            s -> "it followed " + hex(s.address()) + ", which is no canonical address",
                            _ -> "The pointer was overwritten or never set: look at who stored it.",
                            s -> List.of(s.first().text())),
            named("dump-cleared-entry")
                    .when(s -> s.isNotPresent()
                            && s.lastEntry()
                                    .filter(each -> each.target() != 0
                                            && s.patient().space().memory().has(each.target()))
                                    .isPresent())
                    .says(
                            s -> s.lastEntry().orElseThrow().name() + " for " + s.named(s.address())
                                    + " still has an address ("
                                    + hex(s.lastEntry().orElseThrow().target()) + "), but its present bit was cleared",
                            _ -> "Set bit 0, or take the mapping out of use before it is cleared.",
                            s -> List.of(s.first().text())),
            named("dump-hole")
                    .when(s -> s.isNotPresent() && s.isHole())
                    .says(
                            s -> "one page of mapped memory has no entry: " + s.named(s.address())
                                    + ", and its neighbours are mapped",
                            _ ->
                                    "Find what unmaps single pages (a guard page, a free, an off-by-one in a loop over pages).",
                            s -> List.of(s.first().text())),
            named("dump-not-mapped")
                    .when(Situation::isNotPresent)
                    .says(
                            s -> (s.isFetch() ? "it jumped to " : "it used ") + s.named(s.address())
                                    + ", where nothing is mapped: "
                                    + s.lastEntry().orElseThrow().name() + " is empty, and with it " + extent(s),
                            _ -> "Map it, or mend the pointer: nothing near that address is mapped.",
                            s -> List.of(s.first().text())),
            named("dump-trap-instruction")
                    .when(s -> s.isInstruction(Kind.UD2))
                    .says(
                            _ -> "the program stopped itself with ud2",
                            _ -> "Look at the condition before it: an assertion failed there.",
                            s -> List.of(s.first().text())),
            named("dump-invalid-opcode")
                    .when(s -> s.first().isAt(Place.OPCODE))
                    .says(
                            s -> "the processor cannot execute what stands there: "
                                    + s.first().text(),
                            _ -> "Enable the feature in CR0, CR4 or XCR0, or mend the jump if no code should be there.",
                            s -> List.of(s.first().text())),
            named("dump-division")
                    .when(s -> s.first().isAt(Place.ARITHMETIC))
                    .says(
                            s -> "it divided by zero: " + s.first().text(),
                            _ -> "Check the divisor.",
                            s -> List.of(s.first().text())),
            named("dump-privileged")
                    .when(s -> s.first().isAt(Place.PRIVILEGE))
                    .says(
                            s -> "user mode ran an instruction of the kernel: "
                                    + s.first().text(),
                            _ -> "Offer it as a system call.",
                            s -> List.of(s.first().text())),
            named("dump-misaligned")
                    .when(s -> s.first().isAt(Place.OPERAND, Place.STACK)
                            && s.first().why().isEmpty())
                    .says(
                            s -> s.first().text(),
                            _ -> "Align the stack to 16 bytes before each call, or the data.",
                            s -> List.of(s.first().text())),
            named("dump-selector")
                    .when(s -> s.first().isAt(Place.SELECTOR, Place.GDT_MEMORY))
                    .says(
                            s -> s.first().text(),
                            _ -> "Mend the selector, or the descriptor that it names.",
                            s -> List.of(s.first().text())),
            named("dump-idt-without-gates")
                    .when(s -> s.first().isAt(Place.INTERRUPT)
                            && s.death()
                                    .unhandled()
                                    .filter(each -> each.isAt(Place.GATE))
                                    .isPresent()
                            && s.gatesLost() > MANY_GATES)
                    .says(
                            s -> "an interrupt came, and " + s.gatesLost() + " gates of the IDT at "
                                    + s.named(s.patient().processor().idt().base()) + " are none",
                            _ ->
                                    "Find who overwrote or never filled the IDT; mapped read-only after it is filled, it shows.",
                            s -> List.of(
                                    s.first().text(),
                                    s.death().unhandled().orElseThrow().text())),
            named("dump-interrupt")
                    .when(s -> s.first().isAt(Place.INTERRUPT))
                    .says(
                            s -> s.death().unhandled().map(Obstacle::text).orElse("an interrupt came"),
                            s -> s.death()
                                    .unhandled()
                                    .map(DeliveryCauses::change)
                                    .orElse(""),
                            s -> List.of(s.first().text())));

    private FaultCauses() {}

    private static String reason(Situation s) {
        return s.walk().end() instanceof Walk.Reserved reserved ? reserved.why() : "";
    }

    private static String shortly(Situation s) {
        return s.refusesFirst(Why.NO_EXECUTE) ? "it is mapped no-execute" : "it is not mapped";
    }

    private static String deepest(Situation s) {
        return StackReader.of(s.patient()).recursion().map(each -> ": " + each).orElse("");
    }

    /** How much an empty entry leaves unmapped. */
    private static String extent(Situation s) {
        long span = s.lastEntry().orElseThrow().level().span();
        return span >= 1L << 39
                ? (span >> 30) + " GiB"
                : span >= 1 << 30 ? "1 GiB" : span >= 1 << 20 ? (span >> 20) + " MiB" : "4 KiB";
    }
}
