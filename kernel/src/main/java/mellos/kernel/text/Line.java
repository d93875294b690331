package mellos.kernel.text;

import mellos.kernel.arch.x86_64.Flags;
import mellos.kernel.driver.SerialPort;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.Processors;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * One line of output, whole, whatever other processors write: it is put together in the processor's own buffer and
 * handed over under the serial port's lock at {@link #end}. From {@link #begin} to {@link #end} interrupts are
 * disabled. What exceeds the buffer is cut.
 *
 * <pre>
 * Line.begin(); Line.text("CPU "); Line.decimal(index); Line.text(" online"); Line.end();
 * </pre>
 */
@NoHeap
@RawMemory("writes into the running processor's line buffer, below its capacity, with interrupts disabled")
public final class Line {
    private static final int DECIMAL_DIGITS = 20;

    private Line() {}

    /** Starts a line. It carries no time: who reads the serial line stamps it, and equal runs print equal bytes. */
    public static void begin() {
        long flags = Cpu.flags();
        Cpu.disableInterrupts();
        PerCpu processor = Processors.current();
        processor.lineFlags(flags);
        processor.lineLength(0);
    }

    /** Writes the line out and lets interrupts in again if they were. */
    public static void end() {
        PerCpu processor = Processors.current();
        SerialPort.writeLine(buffer(processor), processor.lineLength());
        if (Flags.enableInterrupts(processor.lineFlags())) {
            Cpu.enableInterrupts();
        }
    }

    /** Forgets the line and lets interrupts in again if they were. */
    public static void drop() {
        PerCpu processor = Processors.current();
        processor.lineLength(0);
        if (Flags.enableInterrupts(processor.lineFlags())) {
            Cpu.enableInterrupts();
        }
    }

    /** A whole line of one text. */
    public static void print(String text) {
        begin();
        text(text);
        end();
    }

    /** Null prints nothing. Characters beyond ASCII are written in UTF-8. */
    public static void text(String text) {
        if (text == null) {
            return;
        }
        int length = Literal.length(text);
        for (int i = 0; i < length; i++) {
            character(Literal.at(text, i));
        }
    }

    /** Bytes of memory, unprintable ones as dots. */
    public static void bytes(Address start, int count) {
        for (int i = 0; i < count; i++) {
            int character = start.plus(i).loadByte() & 0xff;
            character(character < ' ' || character > '~' ? '.' : character);
        }
    }

    public static void decimal(long value) {
        if (value < 0) {
            character('-');
            if (value == Long.MIN_VALUE) {
                text("9223372036854775808");
                return;
            }
            value = -value;
        }
        decimalZeros(value, digits(value));
    }

    /** {@code 0x} and as many digits as it takes. */
    public static void hex(long value) {
        int count = 1;
        while (count < 16 && value >>> 4 * count != 0) {
            count++;
        }
        text("0x");
        hexDigits(value, count);
    }

    /** The lowest {@code count} hexadecimal digits. */
    public static void hexDigits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            int digit = (int) (value >>> 4 * i) & 0xf;
            character(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
    }

    /** Spaces up to a column, counted from the line's start. */
    public static void column(int column) {
        PerCpu processor = Processors.current();
        while (processor.lineLength() < column && processor.lineLength() < PerCpu.LINE_CAPACITY) {
            character(' ');
        }
    }

    public static void character(int unit) {
        if (unit < 0x80) {
            append(unit);
        } else if (unit < 0x800) {
            append(0xc0 | unit >> 6);
            append(0x80 | unit & 0x3f);
        } else {
            append(0xe0 | unit >> 12);
            append(0x80 | unit >> 6 & 0x3f);
            append(0x80 | unit & 0x3f);
        }
    }

    private static void append(int value) {
        PerCpu processor = Processors.current();
        int length = processor.lineLength();
        if (length < PerCpu.LINE_CAPACITY) {
            buffer(processor).plus(length).storeByte((byte) value);
            processor.lineLength(length + 1);
        }
    }

    private static Address buffer(PerCpu processor) {
        return processor.self().plus(PerCpu.LINE);
    }

    private static int digits(long value) {
        int count = 1;
        while (count < DECIMAL_DIGITS && value >= 10) {
            value /= 10;
            count++;
        }
        return count;
    }

    private static void decimalZeros(long value, int count) {
        long scale = 1;
        for (int i = 1; i < count; i++) {
            scale *= 10;
        }
        for (; scale > 0; scale /= 10) {
            character('0' + (int) (value / scale % 10));
        }
    }
}
