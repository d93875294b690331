package mellos.runtime.locale;

import java.util.ResourceBundle;

/** The resource bundles of {@code java.base}: root and English. */
final class JdkBundles {
    private JdkBundles() {}

    /** Null if there is none of this name. */
    static Class<? extends ResourceBundle> named(String name) {
        return switch (name) {
            case "sun.text.resources.BreakIteratorInfo" -> sun.text.resources.BreakIteratorInfo.class;
            case "sun.text.resources.BreakIteratorResources" -> sun.text.resources.BreakIteratorResources.class;
            case "sun.text.resources.CollationData" -> sun.text.resources.CollationData.class;
            case "sun.text.resources.FormatData" -> sun.text.resources.FormatData.class;
            case "sun.text.resources.JavaTimeSupplementary" -> sun.text.resources.JavaTimeSupplementary.class;
            case "sun.text.resources.cldr.FormatData" -> sun.text.resources.cldr.FormatData.class;
            case "sun.text.resources.cldr.FormatData_en" -> sun.text.resources.cldr.FormatData_en.class;
            case "sun.util.resources.CalendarData" -> sun.util.resources.CalendarData.class;
            case "sun.util.resources.CurrencyNames" -> sun.util.resources.CurrencyNames.class;
            case "sun.util.resources.LocaleNames" -> sun.util.resources.LocaleNames.class;
            case "sun.util.resources.TimeZoneNames" -> sun.util.resources.TimeZoneNames.class;
            case "sun.util.resources.cldr.CalendarData" -> sun.util.resources.cldr.CalendarData.class;
            case "sun.util.resources.cldr.CurrencyNames" -> sun.util.resources.cldr.CurrencyNames.class;
            case "sun.util.resources.cldr.CurrencyNames_en" -> sun.util.resources.cldr.CurrencyNames_en.class;
            case "sun.util.resources.cldr.LocaleNames" -> sun.util.resources.cldr.LocaleNames.class;
            case "sun.util.resources.cldr.LocaleNames_en" -> sun.util.resources.cldr.LocaleNames_en.class;
            case "sun.util.resources.cldr.TimeZoneNames" -> sun.util.resources.cldr.TimeZoneNames.class;
            case "sun.util.resources.cldr.TimeZoneNames_en" -> sun.util.resources.cldr.TimeZoneNames_en.class;
            default -> null;
        };
    }

    /** A new bundle of a class that {@link #named} gave. */
    static ResourceBundle make(Class<? extends ResourceBundle> type) {
        return switch (type.getName()) {
            case "sun.text.resources.BreakIteratorInfo" -> new sun.text.resources.BreakIteratorInfo();
            case "sun.text.resources.BreakIteratorResources" -> new sun.text.resources.BreakIteratorResources();
            case "sun.text.resources.CollationData" -> new sun.text.resources.CollationData();
            case "sun.text.resources.FormatData" -> new sun.text.resources.FormatData();
            case "sun.text.resources.JavaTimeSupplementary" -> new sun.text.resources.JavaTimeSupplementary();
            case "sun.text.resources.cldr.FormatData" -> new sun.text.resources.cldr.FormatData();
            case "sun.text.resources.cldr.FormatData_en" -> new sun.text.resources.cldr.FormatData_en();
            case "sun.util.resources.CalendarData" -> new sun.util.resources.CalendarData();
            case "sun.util.resources.CurrencyNames" -> new sun.util.resources.CurrencyNames();
            case "sun.util.resources.LocaleNames" -> new sun.util.resources.LocaleNames();
            case "sun.util.resources.TimeZoneNames" -> new sun.util.resources.TimeZoneNames();
            case "sun.util.resources.cldr.CalendarData" -> new sun.util.resources.cldr.CalendarData();
            case "sun.util.resources.cldr.CurrencyNames" -> new sun.util.resources.cldr.CurrencyNames();
            case "sun.util.resources.cldr.CurrencyNames_en" -> new sun.util.resources.cldr.CurrencyNames_en();
            case "sun.util.resources.cldr.LocaleNames" -> new sun.util.resources.cldr.LocaleNames();
            case "sun.util.resources.cldr.LocaleNames_en" -> new sun.util.resources.cldr.LocaleNames_en();
            case "sun.util.resources.cldr.TimeZoneNames" -> new sun.util.resources.cldr.TimeZoneNames();
            case "sun.util.resources.cldr.TimeZoneNames_en" -> new sun.util.resources.cldr.TimeZoneNames_en();
            default -> throw new IllegalArgumentException(type.getName() + " is no bundle of the JDK's");
        };
    }
}
