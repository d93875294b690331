package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;

/** Loads and stores next to address zero. */
final class NullAccessRules {
    private static final Rule NULL_POINTER = Rule.named("null-pointer")
            .symptom()
            .needs(
                    66,
                    s -> s.fault().isDataAccess()
                            && s.fault().isNotPresent()
                            && Long.compareUnsigned(s.fault().cr2(), 0x10000) < 0
                            && !s.fault().nearStack(s.fault().cr2())
                            && !s.fault().isUser()
                            && !s.tables().inIdt(s.fault().cr2()),
                    s -> "the fault address (CR2) is " + Address.hex(s.fault().cr2())
                            + ", next to zero, and page 0 is not mapped")
            .needs(
                    0,
                    s -> !SegmentBaseFacts.through(s, SegmentBaseFacts.GS)
                            && !SegmentBaseFacts.through(s, SegmentBaseFacts.FS)
                            && !s.code().is(Kind.IRET, Kind.FAR_RET, Kind.MOV_TO_SEG, Kind.POP_SEG))
            .supports(
                    20,
                    s -> Address.isNearNull(s.fault().cr2()),
                    s -> "the distance from zero looks like a field's offset in a " + "structure"
                            + (s.fault().cr2() == 0 ? " (the first one)" : ""))
            .supports(
                    12,
                    s -> s.code().hasOperand()
                            && s.code().operand().base() >= 0
                            && s.cpu().register(s.code().operand().base()) == 0,
                    s -> "the base register of \"" + s.code().instruction().text() + "\" is 0")
            .against(
                    15,
                    s -> !s.code().isKnown()
                            && s.fault().cr2() == SegmentBaseFacts.STACK_PROTECTOR
                            && SegmentBaseFacts.baseZero(s, SegmentName.FS))
            .against(
                    6, s -> !s.code().isKnown() && s.cpu().isLongMode() && SegmentBaseFacts.baseZero(s, SegmentName.GS))
            .cause(s -> "it " + access(s) + " through a null pointer"
                    + (s.fault().cr2() == 0
                            ? ""
                            : " plus an offset of " + Address.hex(s.fault().cr2())))
            .change(s -> "Find where the pointer used here should have been set: uninitialised, a failed allocation or "
                    + "lookup whose result was not tested, or memory zeroed under it"
                    + (s.processors().isApplicationProcessor()
                            ? "; on an application processor, a table filled in " + "for the boot processor only"
                            : "")
                    + ".")
            .apart("If the instruction goes through GS or FS it is the segment base that is zero, not a pointer:"
                    + " give the doctor --kernel to see the instruction.")
            .build();

    static final List<Rule> ALL = List.of(NULL_POINTER);

    private NullAccessRules() {}

    private static String access(Scene s) {
        return s.fault().pageFault(ErrorCode.WRITE) ? "wrote" : "read";
    }
}
