package mellos.doctor.log;

import java.util.ArrayList;
import java.util.List;
import mellos.doctor.log.BochsException.Origin;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Vector;

/** What is known of one processor of Bochs: its exceptions are kept until its registers or its next one are known. */
final class BochsProcessor {
    final int number;
    final List<BochsException> raised = new ArrayList<>();
    final List<Integer> refused = new ArrayList<>();
    final BochsDump dump = new BochsDump();
    Value cr2 = Value.UNKNOWN;
    Value idtLimit = Value.UNKNOWN;
    CpuState lastDump = CpuState.UNKNOWN;
    String dumpTime = "";
    boolean dead;

    BochsProcessor(int number) {
        this.number = number;
    }

    /** {@code interrupt(): gate descriptor is not valid sys seg (vector=0x0e)} and its kin: a gate that was refused. */
    void refusal(ByteLine line, int text) {
        int limit = line.after("IDT.limit = ", text);
        if (limit > 0) {
            idtLimit = Value.of(line.hexAt(limit));
        }
        if (line.matches(text, "interrupt(")) {
            int vector = line.after("vector=", text);
            refused.add(vector > 0 ? (int) line.hexAt(vector) : Delivery.UNNAMED);
        }
    }

    /**
     * Without debug messages: each refused gate raised #GP; the last one refused was the double fault's. Two refusals
     * mean that the first exception makes a double fault with another one, three that it does not.
     */
    void fromRefusals(String time, int third) {
        List<Integer> gates = List.copyOf(refused);
        refused.clear();
        if (!raised.isEmpty() || gates.size() < 2) {
            return;
        }
        for (int i = 0; i < gates.size() - 1; i++) {
            int vector = i > 0 && gates.get(i) == Delivery.UNNAMED ? Vector.GENERAL_PROTECTION : gates.get(i);
            raised.add(BochsException.exception(time, vector));
        }
        raised.add(BochsException.exception(time, Vector.GENERAL_PROTECTION));
        raised.add(BochsException.exception(time, Vector.DOUBLE_FAULT));
        raised.add(BochsException.exception(time, third));
    }

    /**
     * A first exception without a name that makes double faults, with paging on and an address in CR2, is a page fault.
     */
    void nameTheFirst() {
        boolean pageFault = raised.size() == 4
                && raised.getFirst().vector() == Delivery.UNNAMED
                && lastDump.cr0().has(ControlBits.CR0_PG)
                && lastDump.value(Field.CR2).test(address -> address != 0);
        if (pageFault) {
            raised.set(0, BochsException.exception(raised.getFirst().time(), Vector.PAGE_FAULT));
        }
    }

    /** True when the exception comes from the attempt to deliver the last one. */
    boolean isContinuedBy(String time, int vector, Origin origin) {
        return !raised.isEmpty()
                && origin == Origin.EXCEPTION
                && raised.getLast().time().equals(time)
                && (raised.getLast().origin() != Origin.EXCEPTION
                        || vector == Vector.DOUBLE_FAULT
                        || BochsException.combines(raised.getLast().vector(), vector));
    }

    void raise(String time, int vector, Value error, Origin origin) {
        Value address = origin == Origin.EXCEPTION && vector == Vector.PAGE_FAULT ? cr2 : Value.UNKNOWN;
        raised.add(new BochsException(time, vector, error, address, origin));
    }

    /** The exceptions kept so far; none are kept any more. */
    List<BochsException> takeRaised() {
        List<BochsException> all = List.copyOf(raised);
        raised.clear();
        return all;
    }
}
