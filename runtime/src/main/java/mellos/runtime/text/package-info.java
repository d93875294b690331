/** Strings, characters, formats and locales, where the image differs from the JDK. */
@Absent(
        value = {"java.text.Normalizer", "sun.text.Normalizer"},
        why = "Images hold no tables of Unicode normalisation.")
@Absent(value = "java.util.ResourceBundle", why = "Images hold no resource bundles.")
@Absent(value = "java.util.TimeZone", why = "Images hold no time zones.")
@Absent(value = "sun.util.locale.provider.LocaleProviderAdapter", why = "Images hold the data of Locale.ROOT alone.")
@BuildTimeInitialized({
    "java.lang.AbstractStringBuilder",
    "java.lang.Character",
    "java.lang.Character$CharacterCache",
    "java.lang.CharacterData00",
    "java.lang.CharacterData01",
    "java.lang.CharacterData02",
    "java.lang.CharacterData03",
    "java.lang.CharacterData0E",
    "java.lang.CharacterDataLatin1",
    "java.lang.CharacterDataPrivateUse",
    "java.lang.CharacterDataUndefined",
    "java.lang.String",
    "java.lang.StringLatin1",
    "java.lang.StringUTF16"
})
package mellos.runtime.text;

import mellos.magic.substitute.Absent;
import mellos.magic.substitute.BuildTimeInitialized;
