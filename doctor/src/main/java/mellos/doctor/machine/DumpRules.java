package mellos.doctor.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The causes and checks by name, and what each means for somebody who meets it for the first time. */
public final class DumpRules {
    static final String PANIC = "dump-kernel-panic";

    private static final String FILE = "explanations.txt";

    private DumpRules() {}

    /** Causes first, then checks. */
    public static List<String> ids() {
        return Stream.of(
                        FaultCauses.ALL.stream().map(DeathRule::id),
                        Stream.of(PANIC),
                        TableChecks.ALL.stream().map(TableCheck::id))
                .flatMap(each -> each)
                .toList();
    }

    /** One paragraph; empty when no cause and no check has this name. */
    public static Optional<String> explanation(String id) {
        return Arrays.stream(paragraphs())
                .filter(each -> each.startsWith(id + ": "))
                .map(each -> each.substring(id.length() + 2).replace('\n', ' ').strip())
                .findFirst();
    }

    private static String[] paragraphs() {
        try (InputStream in = DumpRules.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n+");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
