package mellos.cli.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Programs and files of the host that commands need. The one table of them. */
public enum HostProgram {
    QEMU("qemu-system-x86", Set.of(Need.RUN, Need.TEST, Need.DEBUG), "qemu-system-x86_64"),
    OVMF(
            "ovmf",
            Set.of(Need.UEFI, Need.TEST),
            "/usr/share/ovmf/OVMF.fd",
            "/usr/share/OVMF/OVMF.fd",
            "/usr/share/qemu/OVMF.fd",
            "/usr/share/edk2/x64/OVMF.fd"),
    GRUB_MKRESCUE("grub-common", Set.of(Need.ISO, Need.TEST), "grub-mkrescue"),
    GRUB_BIOS("grub-pc-bin", Set.of(Need.ISO, Need.TEST), "/usr/lib/grub/i386-pc/multiboot2.mod"),
    GRUB_UEFI("grub-efi-amd64-bin", Set.of(Need.ISO, Need.TEST), "/usr/lib/grub/x86_64-efi/multiboot2.mod"),
    XORRISO("xorriso", Set.of(Need.ISO, Need.TEST), "xorriso"),
    MTOOLS("mtools", Set.of(Need.ISO, Need.TEST), "mformat"),
    BOCHS("bochs", Set.of(Need.TEST), "bochs"),
    /** SeaBIOS is written for QEMU and finds one processor on Bochs. */
    BOCHS_BIOS("bochsbios", Set.of(Need.TEST), "/usr/share/bochs/BIOS-bochs-latest"),
    VGABIOS("seabios", Set.of(Need.TEST), "/usr/share/seabios/vgabios-stdvga.bin"),
    GDB("gdb", Set.of(Need.DEBUG), "gdb");

    /** What a command is about to do. */
    public enum Need {
        RUN,
        UEFI,
        ISO,
        TEST,
        DEBUG
    }

    private final String aptPackage;
    private final Set<Need> needs;
    private final List<String> files;

    /** @param files any one of them will do: absolute paths, or names looked for in {@code PATH} */
    HostProgram(String aptPackage, Set<Need> needs, String... files) {
        this.aptPackage = aptPackage;
        this.needs = needs;
        this.files = List.of(files);
    }

    static List<HostProgram> neededFor(Set<Need> purposes) {
        return Arrays.stream(values())
                .filter(p -> purposes.stream().anyMatch(p.needs::contains))
                .toList();
    }

    String aptPackage() {
        return aptPackage;
    }

    /** Where it may lie, best first. */
    public List<Path> places() {
        return files.stream().flatMap(HostProgram::places).toList();
    }

    private static Stream<Path> places(String file) {
        if (file.startsWith("/")) {
            return Stream.of(Path.of(file));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Arrays.stream(path.split(":")).filter(p -> !p.isEmpty()),
                        Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin"))
                .map(folder -> Path.of(folder, file));
    }

    /** The first place where it does lie, or its name. */
    public String command() {
        return places().stream()
                .filter(Files::exists)
                .map(Path::toString)
                .findFirst()
                .orElse(files.getFirst());
    }

    public boolean present() {
        return places().stream().anyMatch(Files::exists);
    }
}
