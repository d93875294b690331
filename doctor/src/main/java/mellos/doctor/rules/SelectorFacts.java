package mellos.doctor.rules;

import mellos.doctor.log.Field;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** The selector in a fault's error code, and the descriptor that it names. */
final class SelectorFacts {
    private SelectorFacts() {}

    static boolean selectorFault(Scene s) {
        return (s.fault().is(Vector.GENERAL_PROTECTION)
                        || s.fault().is(Vector.SEGMENT_NOT_PRESENT)
                        || s.fault().is(Vector.STACK_FAULT)
                        || s.fault().is(Vector.INVALID_TSS))
                && s.fault().error() != 0
                && (s.fault().error() & ErrorCode.IDT) == 0;
    }

    static int selector(Scene s) {
        return s.fault().error() & 0xfffc;
    }

    static String names(Scene s) {
        return Vector.shortName(s.fault().vector()) + " with error code "
                + Address.hex(s.fault().error()) + " names selector " + Address.hex(selector(s)) + whatItIs(s);
    }

    static boolean beyondGdt(Scene s) {
        return s.cpu().has(Field.GDT_LIMIT)
                && (s.fault().error() & ErrorCode.LDT) == 0
                && (selector(s) | 7) > s.cpu().value(Field.GDT_LIMIT);
    }

    static String whatItIs(Scene s) {
        if (beyondGdt(s)) {
            return ", which is beyond the GDT's limit " + s.cpu().hex(Field.GDT_LIMIT);
        }
        return s.tables().descriptor(selector(s)).map(each -> inImage(s, each)).orElse("");
    }

    private static String inImage(Scene s, Descriptor descriptor) {
        return descriptor.isEmpty()
                ? ", an empty entry of the GDT unless the kernel fills it at run time"
                : ", in the kernel image " + descriptor.words()
                        + (wouldDo(s, descriptor) ? " (so the GDT in memory was overwritten)" : "");
    }

    /** True when the image's descriptor would have been right for what the instruction wanted. */
    private static boolean wouldDo(Scene s, Descriptor d) {
        boolean kernel = d.isPresent() && d.privilege() == 0 && s.fault().isKernel();
        return kernel
                && (s.code().is(Kind.FAR_JUMP, Kind.FAR_RET) && d.isCode() && (selector(s) & 3) == 0
                        || s.code().is(Kind.MOV_TO_SEG) && d.isWritableData());
    }
}
