package mellos.doctor;

import java.util.ArrayList;
import java.util.List;
import mellos.doctor.chain.History;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.Scene;

/** What would make the next log say more. */
final class Advice {
    private Advice() {}

    static List<String> of(Scene scene, Verdict verdict, List<Finding> causes) {
        List<String> out = new ArrayList<>();
        History history = scene.history();
        boolean unsure = causes.isEmpty() || causes.getFirst().score() < 65;
        if (scene.hasFault() && !scene.hasImage()) {
            out.add("Name the kernel's ELF file (--kernel kernel.elf): the doctor then knows the function, the line"
                    + " and the instruction.");
        }
        if (scene.hasFault() && scene.hasImage() && !scene.image().hasSymbols()) {
            out.add("The ELF file has no symbols: give the one from before strip.");
        }
        if (verdict == Verdict.DIED && history.tally().tripleFaultLines() == 0) {
            out.add("Add cpu_reset to QEMU's flags (-d int,cpu_reset): the reset then shows every processor's last"
                    + " state, with its number.");
        }
        if (scene.hasFault() && !scene.fault().hasDump()) {
            out.add("The log has no register dump for this fault: do not filter the file, and use -d int (without"
                    + " nochain or other log filters).");
        }
        if (scene.processors().isNumberMissed()) {
            out.add("The log does not number processors: -d int,cpu_reset,tid -D log.%d gives one file for each;"
                    + " without -no-reboot the reset shows the number.");
        }
        if (unsure && scene.hasFault() && !scene.hasImage()) {
            out.add("Without an ELF file, -d int,cpu_reset,in_asm shows the instructions that ran.");
        }
        if (!scene.hasFault() && causes.isEmpty()) {
            out.add("If the machine hung or restarted all the same: log with -d int,cpu_reset,guest_errors -no-reboot"
                    + " -D qemu.log; add tid and -D log.%d for one file per processor, and give the doctor all of"
                    + " them.");
            out.add("A processor that hangs without a fault leaves no line here: look at it with the monitor (info"
                    + " registers -a), or with -trace apic_mem_writel for start-up messages that were never sent;"
                    + " an unsupported CR4 bit makes QEMU's TCG hang silently at the MOV to CR4.");
        }
        return out;
    }
}
