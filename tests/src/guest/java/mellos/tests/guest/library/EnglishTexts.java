package mellos.tests.guest.library;

import java.text.BreakIterator;
import java.text.ChoiceFormat;
import java.text.DateFormat;
import java.text.DateFormatSymbols;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.ParseException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.TimeZone;
import mellos.tests.guest.Out;

/** Dates, numbers, currencies, messages and bundles in the root locale and in English. */
public final class EnglishTexts {
    /** A bundle that is a class, found by its name. */
    public static class Words extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"one", "apple"}, {"two", "pear"}};
        }
    }

    /** What it says in American English. */
    public static class Words_en_US extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"one", "an apple"}};
        }
    }

    public static void main(String[] args) throws ParseException {
        Locale.setDefault(Locale.US);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        for (Locale locale : new Locale[] {Locale.US, Locale.ENGLISH, Locale.ROOT}) {
            dates(locale);
            numbers(locale);
        }
        texts();
        bundles();
    }

    private static void dates(Locale locale) {
        LocalDateTime time = LocalDateTime.of(2024, 2, 29, 15, 4, 5);
        for (FormatStyle style : FormatStyle.values()) {
            Out.line(DateTimeFormatter.ofLocalizedDate(style).withLocale(locale).format(time));
        }
        Out.line(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(time));
        for (String pattern : new String[] {"EEEE, d MMMM uuuu, h:mm a", "MMM LLLL E ccc", "h B, QQQQ, G GGGG w e"}) {
            Out.line(DateTimeFormatter.ofPattern(pattern, locale).format(time));
        }
        Out.line(DayOfWeek.MONDAY.getDisplayName(TextStyle.SHORT, locale) + " " + WeekFields.of(locale));
        DateFormat format = DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.LONG, locale);
        Out.line(format.format(new Date(0)) + " " + Arrays.toString(new DateFormatSymbols(locale).getShortMonths()));
        Out.line(String.format(locale, "%1$tY-%1$tm-%1$td %1$tH:%1$tM %1$tA %1$tB %1$tp", time));
    }

    private static void numbers(Locale locale) throws ParseException {
        Out.line(NumberFormat.getInstance(locale).format(1234567.891) + " "
                + NumberFormat.getPercentInstance(locale).format(0.256) + " "
                + NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT)
                        .format(12345));
        Out.line(NumberFormat.getCurrencyInstance(locale).format(-1234.5) + " "
                + new DecimalFormat("#,##0.00;(#)", DecimalFormatSymbols.getInstance(locale)).format(-1234.567) + " "
                + NumberFormat.getInstance(locale).parse("1,234.5"));
        Currency euro = Currency.getInstance("EUR");
        Out.line(euro.getSymbol(locale) + " " + euro.getDisplayName(locale) + " " + euro.getDefaultFractionDigits()
                + " " + Currency.getInstance(Locale.JAPAN) + " " + euro.getNumericCode());
        Out.line(Locale.FRANCE.getDisplayName(locale) + " " + Locale.of("de").getDisplayLanguage(locale));
    }

    private static void texts() {
        MessageFormat message = new MessageFormat("{0,number,integer} {1,date,short} {2,choice,0#no|1#one|1<more}");
        Out.line(message.format(new Object[] {1234, new Date(0), 5}));
        Out.line(new ChoiceFormat("0#none|1#one|2#two").format(2) + " "
                + new Scanner("1,234.5 x").useLocale(Locale.US).nextDouble());
        for (BreakIterator each : new BreakIterator[] {
            BreakIterator.getWordInstance(Locale.US),
            BreakIterator.getSentenceInstance(Locale.US),
            BreakIterator.getLineInstance(Locale.US)
        }) {
            each.setText("Hello, big world. How is it? Fine!");
            StringBuilder bounds = new StringBuilder();
            for (int at = each.first(); at != BreakIterator.DONE; at = each.next()) {
                bounds.append(at).append(' ');
            }
            Out.line(bounds.toString());
        }
    }

    private static void bundles() {
        ResourceBundle words = ResourceBundle.getBundle("mellos.tests.guest.library.EnglishTexts$Words");
        Out.line(words.getString("one") + " " + words.getString("two") + " " + words.getLocale());
        try {
            ResourceBundle.getBundle("none");
        } catch (MissingResourceException e) {
            Out.line(e.getMessage() + " " + e.getKey().isEmpty());
        }
        try {
            words.getString("three");
        } catch (MissingResourceException e) {
            Out.line(e.getMessage());
        }
    }
}
