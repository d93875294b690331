package mellos.runtime.text;

import java.nio.charset.Charset;

/** The charsets of {@code java.base}, each made by name: the JDK makes them by reflection. */
final class StandardCharset {
    private StandardCharset() {}

    /** @param simpleName of its class in {@code sun.nio.cs}; null comes of one that is none of these */
    static Charset of(String simpleName) {
        return switch (simpleName) {
            case "Big5" -> new sun.nio.cs.Big5();
            case "Big5_HKSCS" -> new sun.nio.cs.Big5_HKSCS();
            case "CESU_8" -> (Charset) (Object) new Target_sun_nio_cs_CESU_8();
            case "EUC_CN" -> new sun.nio.cs.EUC_CN();
            case "EUC_JP" -> new sun.nio.cs.EUC_JP();
            case "EUC_JP_LINUX" -> new sun.nio.cs.EUC_JP_LINUX();
            case "EUC_KR" -> new sun.nio.cs.EUC_KR();
            case "EUC_TW" -> new sun.nio.cs.EUC_TW();
            case "GB18030" -> new sun.nio.cs.GB18030();
            case "GBK" -> new sun.nio.cs.GBK();
            case "IBM437" -> new sun.nio.cs.IBM437();
            case "IBM737" -> new sun.nio.cs.IBM737();
            case "IBM775" -> new sun.nio.cs.IBM775();
            case "IBM850" -> new sun.nio.cs.IBM850();
            case "IBM852" -> new sun.nio.cs.IBM852();
            case "IBM855" -> new sun.nio.cs.IBM855();
            case "IBM857" -> new sun.nio.cs.IBM857();
            case "IBM858" -> new sun.nio.cs.IBM858();
            case "IBM862" -> new sun.nio.cs.IBM862();
            case "IBM866" -> new sun.nio.cs.IBM866();
            case "IBM874" -> new sun.nio.cs.IBM874();
            case "ISO_8859_11" -> new sun.nio.cs.ISO_8859_11();
            case "ISO_8859_13" -> new sun.nio.cs.ISO_8859_13();
            case "ISO_8859_15" -> new sun.nio.cs.ISO_8859_15();
            case "ISO_8859_16" -> new sun.nio.cs.ISO_8859_16();
            case "ISO_8859_2" -> new sun.nio.cs.ISO_8859_2();
            case "ISO_8859_3" -> new sun.nio.cs.ISO_8859_3();
            case "ISO_8859_4" -> new sun.nio.cs.ISO_8859_4();
            case "ISO_8859_5" -> new sun.nio.cs.ISO_8859_5();
            case "ISO_8859_6" -> new sun.nio.cs.ISO_8859_6();
            case "ISO_8859_7" -> new sun.nio.cs.ISO_8859_7();
            case "ISO_8859_8" -> new sun.nio.cs.ISO_8859_8();
            case "ISO_8859_9" -> new sun.nio.cs.ISO_8859_9();
            case "JIS_X_0201" -> new sun.nio.cs.JIS_X_0201();
            case "JIS_X_0208" -> new sun.nio.cs.JIS_X_0208();
            case "JIS_X_0212" -> new sun.nio.cs.JIS_X_0212();
            case "Johab" -> new sun.nio.cs.Johab();
            case "KOI8_R" -> new sun.nio.cs.KOI8_R();
            case "KOI8_U" -> new sun.nio.cs.KOI8_U();
            case "MS1250" -> new sun.nio.cs.MS1250();
            case "MS1251" -> new sun.nio.cs.MS1251();
            case "MS1252" -> new sun.nio.cs.MS1252();
            case "MS1253" -> new sun.nio.cs.MS1253();
            case "MS1254" -> new sun.nio.cs.MS1254();
            case "MS1257" -> new sun.nio.cs.MS1257();
            case "MS932" -> new sun.nio.cs.MS932();
            case "SJIS" -> new sun.nio.cs.SJIS();
            case "TIS_620" -> new sun.nio.cs.TIS_620();
            case "UTF_16LE_BOM" -> (Charset) (Object) new Target_sun_nio_cs_UTF_16LE_BOM();
            case "UTF_32" -> new sun.nio.cs.UTF_32();
            case "UTF_32BE" -> new sun.nio.cs.UTF_32BE();
            case "UTF_32BE_BOM" -> new sun.nio.cs.UTF_32BE_BOM();
            case "UTF_32LE" -> new sun.nio.cs.UTF_32LE();
            case "UTF_32LE_BOM" -> new sun.nio.cs.UTF_32LE_BOM();
            default -> null;
        };
    }
}
