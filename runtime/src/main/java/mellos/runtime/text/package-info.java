/** Strings, characters, formats and locales, where the image differs from the JDK. */
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

import mellos.magic.substitute.BuildTimeInitialized;
