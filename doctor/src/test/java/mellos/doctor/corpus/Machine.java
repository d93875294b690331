package mellos.doctor.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Builds a kernel of the corpus and runs it under QEMU. */
final class Machine {
    private final Toolchain tools;
    private final Path folder;
    private final Path script;
    private final Path script32;

    Machine(Toolchain tools, Path folder) throws IOException {
        this.tools = tools;
        this.folder = folder;
        this.script = folder.resolve("kernel.ld");
        Files.createDirectories(folder);
        this.script32 = folder.resolve("kernel32.ld");
        String text = Kernel.resource("kernel.ld");
        Files.writeString(script, text);
        Files.writeString(script32, text.replace("high PT_LOAD FLAGS(5);", "").replaceAll("(?m)^.*\\.high.*$", ""));
    }

    /** What a run left behind. */
    record Run(Path image, Path log, int status, boolean timedOut) {}

    /** How a variant is run: seed of the source, and the flags of the log. */
    record Variant(int seed, String logFlags, boolean reboots, int processors) {
        static final Variant PLAIN = new Variant(0, "int,cpu_reset", false, 1);
    }

    /** Assembles and links a kernel. */
    Path build(Kernel kernel, int seed) throws IOException, InterruptedException {
        String name = kernel.name() + "-" + seed;
        Path source = folder.resolve(name + ".s");
        Path image = folder.resolve(name + ".elf");
        Files.writeString(source, kernel.source(seed));
        boolean wide = !kernel.base().equals("32");
        tools.build(source, wide ? script : script32, image, wide);
        return image;
    }

    Run run(Kernel kernel, Variant variant) throws IOException, InterruptedException {
        Path image = build(kernel, variant.seed());
        Path log = folder.resolve(kernel.name() + "-" + variant.seed() + ".log");
        Files.deleteIfExists(log);
        int processors = Math.max(variant.processors(), kernel.base().equals("smp") ? 2 : 1);
        List<String> command = new ArrayList<>(List.of(
                "qemu-system-x86_64",
                "-kernel",
                image.toString(),
                "-m",
                "128",
                "-smp",
                String.valueOf(processors),
                "-nodefaults",
                "-display",
                "none",
                "-net",
                "none",
                "-device",
                "isa-debug-exit,iobase=0xf4,iosize=4",
                "-d",
                variant.logFlags(),
                "-D",
                log.toString()));
        command.addAll(kernel.qemu());
        if (!variant.reboots()) {
            command.add("-no-reboot");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean ended = process.waitFor(
                    variant.reboots() ? Math.min(2, kernel.seconds()) : kernel.seconds(), TimeUnit.SECONDS);
            return new Run(image, log, ended ? process.exitValue() : -1, !ended);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
