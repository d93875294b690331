package mellos.doctor.rules;

import java.util.List;
import java.util.Optional;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.Nested;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.NotInLogException;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/**
 * The chain's first fault, what its delivery ran into, and what happened before. A number that the log lacks throws
 * {@link NotInLogException}; questions about it are answered with no.
 */
public final class Fault {
    private static final long STACK_NEAR = 0x400;

    private final FaultChain chain;
    private final Delivery origin;

    Fault(FaultChain chain) {
        this.chain = chain;
        this.origin = chain.origin();
    }

    public FaultChain chain() {
        return chain;
    }

    public Delivery origin() {
        return origin;
    }

    CpuState state() {
        return origin.state();
    }

    public int vector() {
        return origin.vector();
    }

    Value errorCode() {
        return origin.errorCode();
    }

    int error() {
        return (int) origin.errorCode().number();
    }

    /** The fault address. */
    Value address() {
        return origin.cr2();
    }

    long cr2() {
        return origin.cr2().number();
    }

    long rip() {
        return origin.ip().number();
    }

    long rsp() {
        return origin.sp().number();
    }

    /** RIP with the base of CS, where that is not flat. */
    long linearRip() {
        return state().linearRip().or(origin.ip()).number();
    }

    boolean isUser() {
        return origin.cpl().is(3);
    }

    boolean isKernel() {
        return origin.cpl().is(0);
    }

    /** True for an exception of this vector raised by the running code. */
    boolean is(int vector) {
        return origin.vector() == vector && !origin.isExternal();
    }

    boolean isPageFault() {
        return is(Vector.PAGE_FAULT);
    }

    boolean pageFault(int bit) {
        return isPageFault() && errorCode().has(bit);
    }

    /** A page fault on the fetch itself: by the error code, or by the address where the processor has no such bit. */
    boolean isFetch() {
        return isPageFault()
                && (errorCode().has(ErrorCode.FETCH)
                        || address().isKnown()
                                && (address().equals(state().linearRip())
                                        || address().equals(origin.ip())));
    }

    /** A page fault of a load or store. */
    boolean isDataAccess() {
        return isPageFault() && !isFetch();
    }

    /** True unless the error code says that the page is there: present but forbidden, or its entry malformed. */
    boolean isNotPresent() {
        return isPageFault()
                && !errorCode().has(ErrorCode.PRESENT)
                && !errorCode().has(ErrorCode.RESERVED);
    }

    /** True when the address is where a push at the first fault's RSP would go, or close by. */
    boolean nearStack(long address) {
        return Address.near(address, origin.sp(), STACK_NEAR);
    }

    /** True when the fault address is near the stack. */
    boolean isNearStack() {
        return address().test(this::nearStack);
    }

    boolean deliveryFailed() {
        return chain.deliveryFailed();
    }

    /** First fault raised while the origin was delivered. */
    Nested failure() {
        return findFailure().orElseThrow(NotInLogException::new);
    }

    Optional<Nested> findFailure() {
        return chain.nested().stream().findFirst();
    }

    boolean failedWith(int vector) {
        return findFailure().filter(each -> each.vector() == vector).isPresent();
    }

    long failureAddress() {
        return failure().cr2().number();
    }

    int failureCode() {
        return (int) failure().errorCode().number();
    }

    /** True when every fault after the first was a page fault: nothing is mapped any more. */
    boolean onlyPageFaultsFollow() {
        return deliveryFailed() && chain.nested().stream().allMatch(each -> each.vector() == Vector.PAGE_FAULT);
    }

    List<Delivery> before() {
        return chain.before();
    }

    boolean hasBefore() {
        return !chain.before().isEmpty();
    }

    /** The event just before this fault in the same log. */
    Delivery lastBefore() {
        return findLastBefore().orElseThrow(NotInLogException::new);
    }

    Optional<Delivery> findLastBefore() {
        return hasBefore() ? Optional.of(chain.before().getLast()) : Optional.empty();
    }

    /** CR3 at the event before, when it differs from this one's: the address space was switched in between. */
    Value formerTables() {
        Value now = state().cr3();
        return findLastBefore()
                .map(Delivery::state)
                .filter(CpuState::isPaging)
                .map(CpuState::cr3)
                .filter(then -> then.isKnown() && now.isKnown() && !then.equals(now))
                .orElse(Value.UNKNOWN);
    }

    boolean beganWithInterrupt() {
        return chain.beganWithInterrupt();
    }

    public boolean hasDump() {
        return state().has(Field.CR0);
    }
}
