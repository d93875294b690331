package mellos.runtime.jdk;

import java.util.List;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code jdk.internal.util.Preconditions}: its messages without a formatter, which would come into every image. */
@Substitute("jdk.internal.util.Preconditions")
final class Target_jdk_internal_util_Preconditions {
    private Target_jdk_internal_util_Preconditions() {}

    @Replace
    private static String outOfBoundsMessage(String kind, List<? extends Number> arguments) {
        if (kind == null || arguments == null) {
            return kind == null && arguments == null
                    ? "Range check failed"
                    : "Range check failed: " + (kind == null ? arguments : kind);
        }
        String key = kind + arguments.size();
        return switch (key) {
            case "checkIndex2" -> "Index " + arguments.get(0) + " out of bounds for length " + arguments.get(1);
            case "checkFromToIndex3" ->
                "Range [" + arguments.get(0) + ", " + arguments.get(1) + ") out of bounds for length "
                        + arguments.get(2);
            case "checkFromIndexSize3" ->
                "Range [" + arguments.get(0) + ", " + arguments.get(0) + " + " + arguments.get(1)
                        + ") out of bounds for length " + arguments.get(2);
            default -> "Range check failed: " + kind + " " + arguments;
        };
    }
}
