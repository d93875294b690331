package mellos.doctor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.log.Value;

/** What the guest printed, and what of it tells why it fell silent. */
public final class SerialText {
    public static final SerialText NONE = new SerialText("");

    private static final Pattern PANIC = Pattern.compile("(?i)panicked at|kernel panic|panic:|assertion.*failed"
            + "|unreachable code|fatal exception|unhandled exception|unhandled interrupt|exception:"
            + "|stack smashing|kernel oops|\\bBUG:");
    private static final Pattern EXCEPTION =
            Pattern.compile("(?i)#(?:DE|DB|BP|UD|NM|DF|TS|NP|SS|GP|PF|MF|AC|MC|XM)\\b|page fault|protection fault"
                    + "|general protection|invalid opcode|divide error|double fault|\\bexception\\b");
    private static final Pattern FAILURE =
            Pattern.compile("(?i)\\bfail|fatal|unhandled|\\bhalt|left out|stopped|\\bdead\\b|crash");
    private static final Pattern NUMBER = Pattern.compile("(?i)\\b(?:0x)?([0-9a-f]{4,16})\\b");
    private static final int LAST_LINES = 3;
    private static final int REPORT_LINES = 40;
    private static final int REACH = 2;
    private static final int WIDTH = 160;

    private final List<String> lines;

    public SerialText(String text) {
        this.lines = text.lines()
                .map(SerialText::clean)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The first line that says the kernel stopped itself. */
    public Optional<String> panic() {
        return lines.stream().filter(each -> PANIC.matcher(each).find()).findFirst();
    }

    /** True when the kernel's own report names the address at which this chain began: both are one event. */
    public boolean tellsOf(FaultChain chain) {
        return chain.origin().ip() instanceof Value.Known rip
                && numbersOfReport().contains(rip.number());
    }

    /**
     * True when a line names an exception at the address at which this chain began, and says nearby that it was not
     * answered: the kernel went on without that processor.
     */
    public boolean givesUp(FaultChain chain) {
        return chain.origin().ip() instanceof Value.Known rip
                && IntStream.range(0, lines.size())
                        .filter(each -> EXCEPTION.matcher(lines.get(each)).find())
                        .mapToObj(each ->
                                lines.subList(Math.max(0, each - REACH), Math.min(lines.size(), each + REACH + 1)))
                        .filter(each -> numbers(each).contains(rip.number()))
                        .anyMatch(each -> each.stream()
                                .anyMatch(line -> FAILURE.matcher(line).find()));
    }

    private List<Long> numbersOfReport() {
        int from = panic().map(lines::indexOf).orElse(lines.size());
        return numbers(lines.subList(from, Math.min(lines.size(), from + REPORT_LINES)));
    }

    private static List<Long> numbers(List<String> lines) {
        List<Long> out = new ArrayList<>();
        for (String line : lines) {
            for (Matcher number = NUMBER.matcher(line); number.find(); ) {
                out.add(Long.parseUnsignedLong(number.group(1), 16));
            }
        }
        return out;
    }

    /** The last lines that are not empty. */
    public List<String> tail() {
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    /** Without control sequences and other unprintable characters, at most {@link #WIDTH} wide. */
    private static String clean(String line) {
        String text = line.replaceAll("\\x1b\\[[0-9;?]*[A-Za-z]", "")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text;
    }
}
