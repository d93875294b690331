package mellos.doctor;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mellos.doctor.image.KernelImage;
import mellos.doctor.log.LogFile;
import mellos.doctor.rules.SerialText;

/**
 * Writes logs as the QEMU versions print them, for states that no emulator here can be brought into. Registers not set
 * are those of a 64-bit kernel with its tables in place.
 */
public final class LogText {
    /** The forms of the dump. */
    public enum Style {
        QEMU_64,
        QEMU_32,
        QEMU_I386
    }

    private final StringBuilder out = new StringBuilder();
    private final Map<String, Long> registers = new LinkedHashMap<>();
    private final Map<String, String> segments = new LinkedHashMap<>();
    private Style style = Style.QEMU_64;
    private int counter;
    private int cpl;

    public LogText() {
        for (String name : List.of(
                "RAX", "RBX", "RCX", "RDX", "RSI", "RDI", "RBP", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15",
                "CR2", "DR6", "DR7")) {
            registers.put(name, 0L);
        }
        set("RSP", 0xffffffff80108000L).set("RIP", 0xffffffff80001000L).set("RFL", 2);
        set("CR0", 0x80010033L).set("CR3", 0x1000).set("CR4", 0x620).set("EFER", 0xd01);
        set("GDT", 0xffffffff80020000L)
                .set("GDTL", 0x3f)
                .set("IDT", 0xffffffff80030000L)
                .set("IDTL", 0xfff)
                .set("DR6", 0xffff0ff0L)
                .set("DR7", 0x400);
        for (String name : List.of("ES", "SS", "DS", "FS", "GS")) {
            segments.put(name, "0010 0000000000000000 ffffffff 00cf9300 DPL=0 DS   [-WA]");
        }
        segments.put("CS", "0008 0000000000000000 ffffffff 00af9b00 DPL=0 CS64 [-RA]");
        segments.put("LDT", "0000 0000000000000000 0000ffff 00008200 DPL=0 LDT");
        segments.put("TR", "0028 ffffffff80040000 00000067 00008b00 DPL=0 TSS64-busy");
    }

    public LogText style(Style wanted) {
        style = wanted;
        if (wanted != Style.QEMU_64) {
            segments.put("CS", "0008 00000000 ffffffff 00cf9b00 DPL=0 CS32 [-RA]");
            for (String name : List.of("ES", "SS", "DS", "FS", "GS")) {
                segments.put(name, "0010 00000000 ffffffff 00cf9300 DPL=0 DS   [-WA]");
            }
            segments.put("LDT", "0000 00000000 0000ffff 00008200 DPL=0 LDT");
            segments.put("TR", "0000 00000000 0000ffff 00008b00 DPL=0 TSS32-busy");
            set("RIP", 0x101000)
                    .set("RSP", 0x108000)
                    .set("CR0", 0x11)
                    .set("CR3", 0)
                    .set("CR4", 0)
                    .set("EFER", 0)
                    .set("GDT", 0x20000)
                    .set("IDT", 0x30000)
                    .set("IDTL", 0x7ff);
        }
        return this;
    }

    public LogText set(String register, long value) {
        registers.put(register, value);
        return this;
    }

    public LogText segment(String name, String text) {
        segments.put(name, text);
        return this;
    }

    public LogText user() {
        cpl = 3;
        segments.put("CS", "0023 0000000000000000 ffffffff 00affb00 DPL=3 CS64 [-RA]");
        segments.put("SS", "001b 0000000000000000 ffffffff 00cff300 DPL=3 DS   [-WA]");
        return this;
    }

    /** The GS base. */
    public LogText gs(long base) {
        return segment("GS", String.format(Locale.ROOT, "0000 %016x 00000000 00000000", base));
    }

    public LogText line(String text) {
        out.append(text).append('\n');
        return this;
    }

    /** {@code -d in_asm}: the instruction's bytes at RIP. */
    public LogText code(String bytes) {
        return line("----------------")
                .line("IN: ")
                .line(String.format(Locale.ROOT, "0x%08x:  %s  ?", registers.get("RIP"), bytes));
    }

    /** A fault that was announced; old is -1 for the first. */
    public LogText fault(int old, int vector, int error) {
        line(String.format(Locale.ROOT, "check_exception old: 0x%x new 0x%x", old, vector));
        return delivery(vector, error, false);
    }

    /** Two faults that became a double fault: {@code raised} on top of {@code old}. */
    public LogText doubleFault(int old, int raised) {
        line(String.format(Locale.ROOT, "check_exception old: 0x%x new 0x%x", old, raised));
        return delivery(8, 0, false);
    }

    public LogText triple(int raised) {
        return line(String.format(Locale.ROOT, "check_exception old: 0x8 new 0x%x", raised))
                .line("Triple fault");
    }

    /** A contributory fault that runs into a triple fault because nothing can be delivered. */
    public LogText dies(int vector, int error) {
        fault(-1, vector, error);
        if (vector == 14 || vector == 0 || vector >= 10 && vector <= 13) {
            doubleFault(vector, 13);
        } else {
            fault(-1, 13, vector * 16 + 2);
            doubleFault(13, 13);
        }
        return triple(13);
    }

    public LogText interrupt(int vector) {
        return line(String.format(Locale.ROOT, "Servicing hardware INT=0x%02x", vector))
                .delivery(vector, 0, false);
    }

    public LogText delivery(int vector, int error, boolean software) {
        boolean narrow = style == Style.QEMU_I386;
        String address = narrow ? "%08x" : "%016x";
        String tail = vector == 14
                ? " CR2=" + String.format(Locale.ROOT, address, registers.get("CR2"))
                : " env->regs[R_EAX]=" + String.format(Locale.ROOT, address, registers.get("RAX"));
        line(String.format(
                Locale.ROOT,
                "%6d: v=%02x e=%04x i=%d cpl=%d IP=%s:" + address + " pc=" + address + " SP=%s:" + address + "%s",
                counter++,
                vector,
                error,
                software ? 1 : 0,
                cpl,
                segments.get("CS").substring(0, 4),
                registers.get("RIP"),
                registers.get("RIP"),
                segments.get("SS").substring(0, 4),
                registers.get("RSP"),
                tail));
        return dump();
    }

    public LogText reset(int cpu) {
        return line("CPU Reset (CPU " + cpu + ")").dump();
    }

    /** The dump in this style. */
    public LogText dump() {
        if (style == Style.QEMU_64) {
            row("%s=%016x", "RAX", "RBX", "RCX", "RDX");
            row("%s=%016x", "RSI", "RDI", "RBP", "RSP");
            row("%-3s=%016x", "R8", "R9", "R10", "R11");
            row("%s=%016x", "R12", "R13", "R14", "R15");
        } else {
            row32("RAX", "RBX", "RCX", "RDX");
            row32("RSI", "RDI", "RBP", "RSP");
        }
        boolean wide = style == Style.QEMU_64;
        line(String.format(
                Locale.ROOT,
                wide
                        ? "RIP=%016x RFL=%08x [-------] CPL=%d II=0 A20=1 SMM=0 HLT=0"
                        : "EIP=%08x EFL=%08x [-------] CPL=%d II=0 A20=1 SMM=0 HLT=0",
                registers.get("RIP"),
                registers.get("RFL"),
                cpl));
        for (String name : List.of("ES", "CS", "SS", "DS", "FS", "GS", "LDT", "TR")) {
            line(String.format("%-3s=%s", name, segments.get(name)));
        }
        String table = wide ? "%s=     %016x %08x" : "%s=     %08x %08x";
        line(String.format(Locale.ROOT, table, "GDT", registers.get("GDT"), registers.get("GDTL")));
        line(String.format(Locale.ROOT, table, "IDT", registers.get("IDT"), registers.get("IDTL")));
        line(String.format(
                Locale.ROOT,
                wide ? "CR0=%08x CR2=%016x CR3=%016x CR4=%08x" : "CR0=%08x CR2=%08x CR3=%08x CR4=%08x",
                registers.get("CR0"),
                registers.get("CR2"),
                registers.get("CR3"),
                registers.get("CR4")));
        line("DR0=0000000000000000 DR1=0000000000000000 DR2=0000000000000000 DR3=0000000000000000 ");
        line(String.format(Locale.ROOT, "DR6=%016x DR7=%016x", registers.get("DR6"), registers.get("DR7")));
        line("CCS=0000000000000000 CCD=0000000000000000 CCO=EFLAGS  ");
        return line(String.format(Locale.ROOT, "EFER=%016x", registers.get("EFER")));
    }

    private void row(String format, String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(String.format(Locale.ROOT, format, name, registers.get(name)));
        }
        line(text.toString());
    }

    private void row32(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(String.format(Locale.ROOT, "E%s=%08x", name.substring(1), registers.get(name)));
        }
        line(text.toString());
    }

    public String text() {
        return out.toString();
    }

    public LogFile file() {
        return file("test.log", text());
    }

    public static LogFile file(String name, String text) {
        return new LogFile(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public Diagnosis diagnose() throws BadInputException {
        return diagnose(Optional.empty());
    }

    public Diagnosis diagnose(Optional<KernelImage> image) throws BadInputException {
        return Doctor.diagnose(List.of(file()), image, SerialText.NONE);
    }
}
