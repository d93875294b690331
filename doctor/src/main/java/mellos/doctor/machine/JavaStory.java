package mellos.doctor.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mellos.doctor.image.KernelImage;
import mellos.doctor.paging.Mappings;
import mellos.doctor.paging.Walk;
import mellos.doctor.runtime.JavaHeap;
import mellos.doctor.runtime.JavaMemory;
import mellos.doctor.runtime.JavaThreads;
import mellos.doctor.runtime.JavaThreads.JavaThread;

/** Threads and heap of a kernel that mellos built; no sections for any other. */
final class JavaStory {
    private static final int MOST_THREADS = 60;
    private static final int FRAMES = 5;

    private JavaStory() {}

    static List<Section> of(List<Patient> patients) {
        return patients.stream()
                .filter(each -> each.processor().hasPaging() && each.image().isPresent())
                .map(each ->
                        JavaMemory.of(each.space(), each.image().orElseThrow()).map(memory -> sections(each, memory)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(List.of());
    }

    private static List<Section> sections(Patient patient, JavaMemory memory) {
        KernelImage image = patient.image().orElseThrow();
        long slide = image.symbolNamed("cr$java.lang.Object")
                .map(each -> slide(patient, each.address()))
                .orElse(0L);
        JavaHeap heap =
                JavaHeap.sweep(memory, physical -> image.isLinkedAt(physical + slide), List.of(JavaThreads.CONTEXT));
        List<String> threads = new ArrayList<>();
        JavaThreads.of(memory, heap, Mappings.of(patient.space())).stream()
                .limit(MOST_THREADS)
                .forEach(each -> threads.addAll(lines(patient, each)));
        return List.of(new Section("Java threads", threads), new Section("Java heap", heap.lines()));
    }

    /** From physical to where the image is linked. */
    private static long slide(Patient patient, long linked) {
        return patient.space().walk(linked).end() instanceof Walk.Mapped mapped ? linked - mapped.physical() : 0;
    }

    private static List<String> lines(Patient patient, JavaThread thread) {
        List<String> out = new ArrayList<>(List.of(thread.words()));
        if (!thread.isRunning() && thread.savedStack() != 0) {
            StackReader.at(patient, thread.savedStack()).lines().stream()
                    .limit(FRAMES)
                    .forEach(each -> out.add("    " + each));
        }
        return out;
    }
}
