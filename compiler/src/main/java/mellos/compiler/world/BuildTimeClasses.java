package mellos.compiler.world;

import java.util.Set;

/**
 * Classes of the JDK that are initialised while the image is built: their state is a table or a constant that is the
 * same in every run, and building it at run time would cost code and time.
 */
final class BuildTimeClasses {
    private static final Set<String> JDK = Set.of(
            "java/lang/AbstractStringBuilder",
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Byte$ByteCache",
            "java/lang/Character",
            "java/lang/Character$CharacterCache",
            "java/lang/CharacterData00",
            "java/lang/CharacterData01",
            "java/lang/CharacterData02",
            "java/lang/CharacterData03",
            "java/lang/CharacterData0E",
            "java/lang/CharacterDataLatin1",
            "java/lang/CharacterDataPrivateUse",
            "java/lang/CharacterDataUndefined",
            "java/lang/Class",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Integer",
            "java/lang/Integer$IntegerCache",
            "java/lang/Long",
            "java/lang/Long$LongCache",
            "java/lang/Math",
            "java/lang/Short",
            "java/lang/Short$ShortCache",
            "java/lang/StrictMath",
            "java/lang/String",
            "java/lang/StringLatin1",
            "java/lang/StringUTF16",
            "java/lang/Void",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/math/MathContext",
            "java/math/MutableBigInteger",
            "java/math/RoundingMode",
            "java/util/ArrayList",
            "java/util/Arrays",
            "java/util/Collections",
            "java/util/Collections$EmptyIterator",
            "java/util/Collections$EmptyListIterator",
            "java/util/Collections$EmptyEnumeration",
            "java/util/concurrent/TimeUnit",
            "jdk/internal/math/DoubleConsts",
            "jdk/internal/math/FDBigInteger",
            "jdk/internal/math/FloatConsts",
            "jdk/internal/math/FloatingDecimal",
            "jdk/internal/math/MathUtils",
            "jdk/internal/util/ArraysSupport",
            "jdk/internal/util/DecimalDigits",
            "jdk/internal/util/HexDigits",
            "jdk/internal/util/OctalDigits",
            "jdk/internal/util/Preconditions");

    private BuildTimeClasses() {}

    static boolean contains(String internalName, Origin origin) {
        return origin == Origin.JDK && JDK.contains(internalName);
    }
}
