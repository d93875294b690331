package mellos.cli.image;

/** GRUB's configuration: one entry, taken at once. */
final class GrubMenu {
    private GrubMenu() {}

    static String of(String commandLine) {
        return """
                set timeout=0
                set default=0
                menuentry "mellos" {
                    multiboot2 /boot/mellos.elf %s
                    boot
                }
                """.formatted(quoted(commandLine));
    }

    /** Word by word in GRUB's quotes, so that nothing in it is taken for script. */
    private static String quoted(String commandLine) {
        StringBuilder text = new StringBuilder();
        for (String word : commandLine.strip().split(" +")) {
            text.append(word.isEmpty() ? "" : " '" + word.replace("'", "'\\''") + "'");
        }
        return text.toString().strip();
    }
}
