package mellos.tests.guest.library;

import java.nio.charset.Charset;
import java.util.Arrays;
import mellos.tests.guest.Out;

/** Charsets of java.base by their names and aliases: what each makes of one text, and that text again. */
public final class Charsets {
    public static void main(String[] args) throws Exception {
        String text = "héllo Wörld € ☃ 漢字 かな 한글 Привет 𝄞 z";
        for (String n : new String[] {
            "UTF-32",
            "utf-32le",
            "UTF-32BE",
            "windows-1252",
            "Cp1252",
            "cp437",
            "IBM850",
            "koi8-r",
            "latin1",
            "ISO-8859-15",
            "Shift_JIS",
            "EUC-JP",
            "GBK",
            "GB18030",
            "Big5",
            "EUC-KR",
            "windows-31j",
            "UTF-16",
            "x-UTF-16LE-BOM",
            "cesu-8",
            "TIS-620",
            "no such"
        }) {
            try {
                Charset c = Charset.forName(n);
                byte[] b = text.getBytes(c);
                Out.line("" + n + " " + c.name() + " " + c.aliases().size() + " " + Arrays.hashCode(b) + " "
                        + new String(b, c).hashCode() + " " + c.newEncoder().maxBytesPerChar() + " "
                        + Charset.isSupported(n));
            } catch (Exception e) {
                Out.line("" + n + " " + e);
            }
        }
        Out.line("" + new String(new byte[] {(byte) 0x80, (byte) 0xe9}, "windows-1252") + " "
                + "é€".getBytes("ISO8859_15").length);
        try {
            "x".getBytes("nothing");
        } catch (java.io.UnsupportedEncodingException e) {
            Out.line("" + e);
        }
    }
}
