package mellos.runtime.text;

import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.object.StringTable;

/** {@code java.lang.String}. */
@Substitute("java.lang.String")
public final class Target_java_lang_String {
    @Alias
    public byte[] value;

    @Alias
    public byte coder;

    @Replace
    public String intern() {
        return StringTable.intern((String) (Object) this);
    }
}
