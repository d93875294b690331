/** Substitutions for classes of the JDK that belong to no subject of their own. */
@Absent(
        value = {"java.io.ObjectInputStream", "java.io.ObjectOutputStream", "java.io.ObjectStreamClass"},
        why = "Objects are not serialised.")
@Absent(value = "java.security.AccessController", why = "There is no security manager.")
@Absent(value = "java.security.SecureRandom", why = "There is no source of randomness fit for keys.")
@Absent(value = "java.util.ServiceLoader", why = "The world is closed when the image is built.")
@Absent(value = "sun.util.logging.PlatformLogger", why = "Logging needs the service loader.")
@BuildTimeInitialized({
    "java.lang.Boolean",
    "java.lang.Byte",
    "java.lang.Byte$ByteCache",
    "java.lang.Double",
    "java.lang.Float",
    "java.lang.Integer",
    "java.lang.Integer$IntegerCache",
    "java.lang.Long",
    "java.lang.Long$LongCache",
    "java.lang.Math",
    "java.lang.Short",
    "java.lang.Short$ShortCache",
    "java.lang.StrictMath",
    "java.lang.Void",
    "java.math.BigDecimal",
    "java.math.BigInteger",
    "java.math.MathContext",
    "java.math.MutableBigInteger",
    "java.math.RoundingMode",
    "java.util.ArrayList",
    "java.util.Arrays",
    "java.util.Collections",
    "java.util.Collections$EmptyIterator",
    "java.util.Collections$EmptyListIterator",
    "java.util.Collections$EmptyEnumeration",
    "java.util.concurrent.TimeUnit",
    "jdk.internal.math.DoubleConsts",
    "jdk.internal.math.FDBigInteger",
    "jdk.internal.math.FloatConsts",
    "jdk.internal.math.MathUtils",
    "jdk.internal.util.ArraysSupport",
    "jdk.internal.util.DecimalDigits",
    "jdk.internal.util.HexDigits",
    "jdk.internal.util.Preconditions"
})
package mellos.runtime.jdk;

import mellos.magic.substitute.Absent;
import mellos.magic.substitute.BuildTimeInitialized;
