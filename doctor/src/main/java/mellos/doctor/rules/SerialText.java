package mellos.doctor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.log.Value;

/** What the guest printed, and what of it tells why it fell silent. */
public final class SerialText {
    public static final SerialText NONE = new SerialText("");

    private static final Pattern PANIC = Pattern.compile("(?i)panicked at|kernel panic|panic:|assertion.*failed"
            + "|unreachable code|fatal exception|unhandled exception|unhandled interrupt|exception:"
            + "|stack smashing|kernel oops|\\bBUG:");
    private static final Pattern NUMBER = Pattern.compile("(?i)\\b(?:0x)?([0-9a-f]{4,16})\\b");
    private static final int LAST_LINES = 3;
    private static final int REPORT_LINES = 40;
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

    private List<Long> numbersOfReport() {
        List<Long> out = new ArrayList<>();
        int from = panic().map(lines::indexOf).orElse(lines.size());
        for (String line : lines.subList(from, Math.min(lines.size(), from + REPORT_LINES))) {
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
