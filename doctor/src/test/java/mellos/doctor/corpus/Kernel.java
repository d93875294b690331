package mellos.doctor.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A kernel of the corpus as its table declares it.
 *
 * @param rule the diagnosis expected, a rule's id; "none" for a healthy or ambiguous one
 * @param verdict what became of the machine
 * @param base which start-up code it is appended to: 64, 32 or smp
 * @param seconds after which a kernel that does not end is stopped
 */
record Kernel(String name, String rule, String verdict, String base, List<String> qemu, int seconds, String code) {
    private static final List<String> REGISTERS_64 = List.of("rbx", "rsi", "r12", "r14", "r9");
    private static final List<String> REGISTERS_32 = List.of("ebx", "esi", "edi");

    static List<Kernel> table(String file) throws IOException {
        List<Kernel> out = new ArrayList<>();
        for (String section : resource(file).split("(?m)^=== ")) {
            if (!section.startsWith("#")) {
                out.add(parse(section));
            }
        }
        return out;
    }

    private static Kernel parse(String section) {
        List<String> lines = section.lines().toList();
        String rule = "";
        String verdict = "died";
        String base = "64";
        String qemu = "";
        int seconds = 60;
        StringBuilder code = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(": ");
            String key = colon > 0 && code.isEmpty() ? line.substring(0, colon) : "";
            switch (key) {
                case "rule" -> rule = line.substring(colon + 2);
                case "verdict" -> verdict = line.substring(colon + 2);
                case "base" -> base = line.substring(colon + 2);
                case "qemu" -> qemu = line.substring(colon + 2);
                case "time" -> seconds = Integer.parseInt(line.substring(colon + 2));
                default -> code.append(line).append('\n');
            }
        }
        return new Kernel(
                lines.getFirst().strip(),
                rule,
                verdict,
                base,
                qemu.isEmpty() ? List.of() : List.of(qemu.split(" ")),
                seconds,
                code.toString());
    }

    /** The whole source: symbols first, then the start-up code, then the kernel; registers and numbers by the seed. */
    String source(int seed) throws IOException {
        Random random = new Random(seed * 31L + name.hashCode());
        List<String> registers = base.equals("32") ? REGISTERS_32 : REGISTERS_64;
        int first = random.nextInt(registers.size());
        String text = code.replace("{A}", registers.get(first))
                .replace("{B}", registers.get((first + 1) % registers.size()))
                .replace("{N}", String.valueOf(1 + random.nextInt(6)));
        StringBuilder symbols =
                new StringBuilder(String.format(Locale.ROOT, ".set FILLER, %d%n", seed == 0 ? 0 : random.nextInt(200)));
        StringBuilder rest = new StringBuilder();
        text.lines()
                .forEach(line ->
                        (line.startsWith(".set ") ? symbols : rest).append(line).append('\n'));
        String start = base.equals("32")
                ? resource("base32.s")
                : resource("base.s") + (base.equals("smp") ? resource("smp.s") : "");
        return symbols + start + rest;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Kernel.class.getResourceAsStream("/mellos/doctor/corpus/" + name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
