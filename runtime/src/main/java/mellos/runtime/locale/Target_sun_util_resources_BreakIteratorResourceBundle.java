package mellos.runtime.locale;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ResourceBundle;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import sun.text.resources.BreakIteratorResources;

/** {@code sun.util.resources.BreakIteratorResourceBundle}: its tables by constant names, for the compiler to pack. */
@Substitute("sun.util.resources.BreakIteratorResourceBundle")
abstract class Target_sun_util_resources_BreakIteratorResourceBundle {
    @Alias
    protected abstract ResourceBundle getBreakIteratorInfo();

    @Replace
    protected Object handleGetObject(String key) {
        if (!key.endsWith("Data") || !getBreakIteratorInfo().containsKey(key)) {
            return null;
        }
        try (InputStream table = open(getBreakIteratorInfo().getString(key))) {
            return table.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return switch (name) {
            case "LineBreakIteratorData" -> BreakIteratorResources.class.getResourceAsStream("LineBreakIteratorData");
            case "SentenceBreakIteratorData" ->
                BreakIteratorResources.class.getResourceAsStream("SentenceBreakIteratorData");
            case "WordBreakIteratorData" -> BreakIteratorResources.class.getResourceAsStream("WordBreakIteratorData");
            default -> throw new IllegalArgumentException("there is no table " + name);
        };
    }
}
