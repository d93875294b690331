package mellos.runtime.locale;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import jdk.internal.icu.impl.ICUBinary;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.icu.impl.ICUBinary}: its tables by constant names, for the compiler to pack. */
@Substitute("jdk.internal.icu.impl.ICUBinary")
final class Target_jdk_internal_icu_impl_ICUBinary {
    private Target_jdk_internal_icu_impl_ICUBinary() {}

    @Replace
    public static ByteBuffer getRequiredData(String path) {
        try (InputStream data = open(path)) {
            return ByteBuffer.wrap(data.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "nfc.nrm" -> ICUBinary.class.getResourceAsStream("/jdk/internal/icu/impl/data/icudt76b/nfc.nrm");
            case "nfkc.nrm" -> ICUBinary.class.getResourceAsStream("/jdk/internal/icu/impl/data/icudt76b/nfkc.nrm");
            case "ubidi.icu" -> ICUBinary.class.getResourceAsStream("/jdk/internal/icu/impl/data/icudt76b/ubidi.icu");
            case "uprops.icu" -> ICUBinary.class.getResourceAsStream("/jdk/internal/icu/impl/data/icudt76b/uprops.icu");
            default -> throw new IllegalArgumentException("there is no table " + path);
        };
    }
}
