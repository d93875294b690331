package mellos.doctor.log;

import java.util.Optional;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.LogEvent.Delivery.Kind;

/** The line {@code 12: v=0e e=0002 i=0 cpl=0 IP=0008:… pc=… SP=0010:… CR2=…}, whole, or wrapped into several. */
final class DeliveryLine {
    private DeliveryLine() {}

    /** The delivery that the line tells of; empty when it is no such line. */
    static Optional<Delivery> read(ByteLine line, int from) {
        int vector = line.after(": v=", from);
        int error = line.after(" e=", from);
        return vector < 0 || error < 0 ? Optional.empty() : Optional.of(read(line, from, vector, error));
    }

    private static Delivery read(ByteLine line, int from, int vector, int error) {
        int software = line.after(" i=", error);
        int ip = line.after(" IP=", error);
        int sp = line.after(" SP=", error);
        return new Delivery(
                counter(line, from),
                (int) line.hexAt(vector),
                Value.of(line.hexAt(error)),
                software > 0 && line.at(software) == '1' ? Kind.SOFTWARE : Kind.EXCEPTION,
                number(line, line.after(" cpl=", error)),
                number(line, ip),
                afterColon(line, ip).or(number(line, line.after(" pc=", error))),
                number(line, sp),
                afterColon(line, sp),
                number(line, line.after(" CR2=", error)),
                CpuState.UNKNOWN);
    }

    /**
     * The delivery with what a wrapped line adds: {@code pc=…}, {@code SP=…}, {@code CR2=…}; empty when it adds
     * nothing.
     */
    static Optional<Delivery> continued(Delivery d, ByteLine line) {
        int sp = d.sp().isKnown() ? -1 : line.after("SP=", 0);
        int cr2 = d.cr2().isKnown() ? -1 : line.after("CR2=", 0);
        int ip = d.ip().isKnown() ? -1 : line.after("pc=", 0);
        if (sp < 0 && cr2 < 0 && ip < 0) {
            return Optional.empty();
        }
        return Optional.of(new Delivery(
                d.number(),
                d.vector(),
                d.errorCode(),
                d.kind(),
                d.cpl(),
                d.cs(),
                d.ip().or(number(line, ip)),
                d.ss().or(number(line, sp)),
                d.sp().or(afterColon(line, sp)),
                d.cr2().or(number(line, cr2)),
                d.state()));
    }

    /** Where the line begins whose {@code : v=} stands at {@code colon}. */
    static int start(ByteLine line, int colon) {
        int at = colon;
        while (at > 0 && line.at(at - 1) >= '0' && line.at(at - 1) <= '9') {
            at--;
        }
        return at;
    }

    /** The decimal number at an index. */
    static long counter(ByteLine line, int from) {
        long value = 0;
        for (int i = from; line.at(i) >= '0' && line.at(i) <= '9'; i++) {
            value = value * 10 + line.at(i) - '0';
        }
        return value;
    }

    /** The hexadecimal number at an index; unknown where there is no index or no digit. */
    private static Value number(ByteLine line, int at) {
        int end = at < 0 ? at : line.hexEnd(at);
        return end > at ? Value.of(line.hex(at, end)) : Value.UNKNOWN;
    }

    private static Value afterColon(ByteLine line, int from) {
        return from < 0 ? Value.UNKNOWN : number(line, line.after(":", from));
    }
}
