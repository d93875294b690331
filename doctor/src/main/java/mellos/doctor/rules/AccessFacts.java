package mellos.doctor.rules;

/** What a page fault of a load or store shows. */
final class AccessFacts {
    private AccessFacts() {}

    static boolean kernelData(Scene s) {
        return s.fault().isDataAccess() && !s.fault().isUser();
    }

    /** A load or store of the kernel at a place no other family explains. */
    static boolean plain(Scene s) {
        return kernelData(s)
                && s.fault().isNotPresent()
                && !Address.isNearNull(s.fault().cr2())
                && !s.fault().nearStack(s.fault().cr2())
                && !s.tables().inGdt(s.fault().cr2())
                && !s.tables().inTss(s.fault().cr2())
                && !(s.tables().inIdt(s.fault().cr2()) && !s.code().isKnown());
    }
}
