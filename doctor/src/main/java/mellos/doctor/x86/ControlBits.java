package mellos.doctor.x86;

import java.util.ArrayList;
import java.util.List;

/** Control-register bits by name. Intel SDM vol. 3A, "Control Registers" and "IA32_EFER". */
public final class ControlBits {
    public static final long CR0_PE = 1;
    public static final long CR0_EM = 1 << 2;
    public static final long CR0_TS = 1 << 3;
    public static final long CR0_NE = 1 << 5;
    public static final long CR0_WP = 1 << 16;
    public static final long CR0_AM = 1 << 18;
    public static final long CR0_NW = 1 << 29;
    public static final long CR0_CD = 1 << 30;
    public static final long CR0_PG = 1L << 31;

    public static final long CR4_PSE = 1 << 4;
    public static final long CR4_PAE = 1 << 5;
    public static final long CR4_OSFXSR = 1 << 9;
    public static final long CR4_OSXMMEXCPT = 1 << 10;
    public static final long CR4_UMIP = 1 << 11;
    public static final long CR4_LA57 = 1 << 12;
    public static final long CR4_FSGSBASE = 1 << 16;
    public static final long CR4_PCIDE = 1 << 17;
    public static final long CR4_OSXSAVE = 1 << 18;
    public static final long CR4_SMEP = 1 << 20;
    public static final long CR4_SMAP = 1 << 21;

    public static final long EFER_SCE = 1;
    public static final long EFER_LME = 1 << 8;
    public static final long EFER_LMA = 1 << 10;
    public static final long EFER_NXE = 1 << 11;

    public static final long FLAG_TF = 1 << 8;
    public static final long FLAG_IF = 1 << 9;
    public static final long FLAG_DF = 1 << 10;
    public static final long FLAG_NT = 1 << 14;
    public static final long FLAG_VM = 1 << 17;
    public static final long FLAG_AC = 1 << 18;

    private static final String[] CR0 = names("PE 0 MP 1 EM 2 TS 3 ET 4 NE 5 WP 16 AM 18 NW 29 CD 30 PG 31");
    private static final String[] CR4 = names(
            "VME 0 PVI 1 TSD 2 DE 3 PSE 4 PAE 5 MCE 6 PGE 7 PCE 8 OSFXSR 9 OSXMMEXCPT 10 UMIP 11 LA57 12 VMXE 13 SMXE"
                    + " 14 FSGSBASE 16 PCIDE 17 OSXSAVE 18 SMEP 20 SMAP 21 PKE 22 CET 23 PKS 24");
    private static final String[] EFER = names("SCE 0 LME 8 LMA 10 NXE 11 SVME 12 LMSLE 13 FFXSR 14 TCE 15");

    private ControlBits() {}

    private static String[] names(String pairs) {
        String[] words = pairs.split(" ");
        String[] out = new String[64];
        for (int i = 0; i < words.length; i += 2) {
            out[Integer.parseInt(words[i + 1])] = words[i];
        }
        return out;
    }

    public static String cr0(long value) {
        return describe(value, CR0);
    }

    public static String cr4(long value) {
        return describe(value, CR4);
    }

    public static String efer(long value) {
        return describe(value, EFER);
    }

    /** Bits of CR0 that differ, as {@code WP=0, there 1}. */
    public static List<String> differences(String register, long here, long there) {
        String[] names = switch (register) {
            case "CR0" -> CR0;
            case "CR4" -> CR4;
            default -> EFER;
        };
        List<String> out = new ArrayList<>();
        for (int bit = 0; bit < 64; bit++) {
            long mask = 1L << bit;
            if (((here ^ there) & mask) != 0) {
                String name = names[bit] == null ? "bit " + bit : names[bit];
                out.add(register + "." + name + " is " + ((here & mask) != 0 ? 1 : 0) + ", there "
                        + ((there & mask) != 0 ? 1 : 0));
            }
        }
        return out;
    }

    private static String describe(long value, String[] names) {
        StringBuilder out = new StringBuilder();
        for (int bit = 0; bit < 64; bit++) {
            if ((value >> bit & 1) != 0) {
                out.append(out.isEmpty() ? "" : " ").append(names[bit] == null ? "bit" + bit : names[bit]);
            }
        }
        return out.isEmpty() ? "none" : out.toString();
    }
}
