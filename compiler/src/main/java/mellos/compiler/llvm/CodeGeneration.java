package mellos.compiler.llvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import mellos.compiler.model.BuildError;

/**
 * Turns IR modules into object files. Modules found in the cache cost a hash each; the others go to child JVMs, one a
 * processor, started when modules miss the cache, so that LLVM dying on a module is an error with a name.
 *
 * <p>{@link #compile} takes all modules at once. {@link #open} takes them one by one, so that LLVM works while later
 * modules are still being translated.
 */
public final class CodeGeneration implements AutoCloseable {
    /** A child needs some 150 MB; more of them than this gain nothing on modules of a class each. */
    private static final int MOST_WORKERS = 8;

    /** What runs in the child JVMs: this package and what it calls. */
    private static final List<String> PACKAGES_AT_WORK =
            List.of("mellos/compiler/llvm/", "mellos/compiler/stops/", "mellos/compiler/binding/");

    private final WorkerSettings settings;
    private final String keySettings;
    private final Class<?> worker;
    private final ObjectCache cache;
    private final ProgressListener progress;
    private final PriorityBlockingQueue<Job> queue = new PriorityBlockingQueue<>();
    private final List<CompletableFuture<Path>> objects = new ArrayList<>();
    private final List<Thread> lanes = new ArrayList<>();
    private final Set<WorkerProcess> processes = ConcurrentHashMap.newKeySet();

    private CodeGeneration(
            LlvmDistribution llvm,
            Profile profile,
            TargetOptions target,
            ObjectCache cache,
            ProgressListener progress,
            Class<?> worker) {
        this.settings = WorkerSettings.of(llvm, profile, target);
        this.keySettings = String.join(
                "\n",
                llvm.version(),
                compilationCode(),
                settings.pipeline(),
                "" + settings.codegenLevel(),
                settings.cpu(),
                settings.features(),
                "" + settings.codeModel());
        this.worker = worker;
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * Compiles all modules; the result has their objects in the same order.
     *
     * @throws BuildError when any module failed, after all others have been tried
     */
    public static List<Path> compile(
            List<IrModule> modules,
            Profile profile,
            TargetOptions target,
            ObjectCache cache,
            ProgressListener progress) {
        try (var generation = open(profile, target, cache, progress)) {
            modules.forEach(generation::submit);
            return generation.finish();
        }
    }

    /** Starts a code generation that takes modules from one thread. */
    public static CodeGeneration open(
            Profile profile, TargetOptions target, ObjectCache cache, ProgressListener progress) {
        return open(profile, target, cache, progress, Worker.class);
    }

    /** As {@link #open}, with another program in the child JVMs. */
    static CodeGeneration open(
            Profile profile, TargetOptions target, ObjectCache cache, ProgressListener progress, Class<?> worker) {
        return new CodeGeneration(LlvmDistribution.unpacked(), profile, target, cache, progress, worker);
    }

    /** Hands over a module and returns at once. */
    public void submit(IrModule module) {
        var text = module.text().getBytes(StandardCharsets.UTF_8);
        var key = ObjectCache.key(keySettings, text);
        var cached = cache.find(key);
        if (cached.isPresent()) {
            tellCached(module.name());
            objects.add(CompletableFuture.completedFuture(cached.get()));
            return;
        }
        var job = new Job(module.name(), text, key, new CompletableFuture<>());
        objects.add(job.object);
        queue.add(job);
        if (lanes.size() < laneLimit()) {
            lanes.add(Thread.ofPlatform().daemon().name("llvm-" + lanes.size()).start(this::runLane));
        }
    }

    /** Number of modules handed over so far. */
    public int submitted() {
        return objects.size();
    }

    /**
     * Waits for all modules.
     *
     * @return the objects in the order of {@link #submit}
     * @throws BuildError when any module failed, after all others have been tried
     */
    public List<Path> finish() {
        lanes.forEach(_ -> queue.add(Job.LAST));
        var failures = new ArrayList<String>();
        var paths = new ArrayList<Path>();
        for (var object : objects) {
            switch (object.handle((path, failure) -> failure == null ? path : failure.getMessage())
                    .join()) {
                case Path path -> paths.add(path);
                case Object message -> failures.add(message.toString());
            }
        }
        if (!failures.isEmpty()) {
            throw BuildError.of(failures);
        }
        cache.removeUnused();
        return paths;
    }

    /** Ends the child JVMs; modules not yet compiled are dropped. */
    @Override
    public void close() {
        lanes.forEach(Thread::interrupt);
        processes.forEach(WorkerProcess::close); // a lane waiting for an answer hears no interrupt
    }

    /** A hash of the code that turns text into objects: old objects do not survive a change of it. */
    private static String compilationCode() {
        return ClassFileHash.of(List.of(ClassFileHash.place(Compilation.class)), CodeGeneration::shapesObjects);
    }

    static boolean shapesObjects(String classFile) {
        return PACKAGES_AT_WORK.stream().anyMatch(classFile::startsWith);
    }

    private static int laneLimit() {
        return Math.min(Runtime.getRuntime().availableProcessors(), MOST_WORKERS);
    }

    /** A lane's life: take the largest module waiting, have it compiled, until the last. */
    private void runLane() {
        WorkerProcess process = null;
        try {
            for (Job job = queue.take(); job != Job.LAST; job = queue.take()) {
                try {
                    if (process == null) {
                        process = WorkerProcess.start(worker, settings);
                        processes.add(process);
                        if (Thread.interrupted()) { // close() may not have seen it
                            throw new InterruptedException();
                        }
                    }
                    var object = cache.store(job.key, process.compile(job.name, job.text));
                    tellCompiled(job.name); // before finish() can return
                    job.object.complete(object);
                } catch (Compilation.Refused e) {
                    fail(job, e.getMessage().strip());
                } catch (WorkerProcess.Died e) {
                    fail(job, e.getMessage());
                    process.close();
                    process = null; // the next module gets a new child
                } catch (IOException | RuntimeException | Error e) {
                    fail(job, e.toString());
                }
            }
        } catch (InterruptedException _) {
            // close(): nobody waits for what is left in the queue
        } finally {
            if (process != null) {
                process.close();
            }
        }
    }

    private void fail(Job job, String reason) {
        var kept = cache.keepRefused(job.name, job.text)
                .map(file -> "\n  its IR is in " + file)
                .orElse("");
        job.object.completeExceptionally(new IllegalStateException("module " + job.name + ": " + reason + kept));
    }

    private void tellCached(String module) {
        synchronized (progress) {
            progress.cached(module);
        }
    }

    private void tellCompiled(String module) {
        synchronized (progress) {
            progress.compiled(module);
        }
    }

    /** A module waiting for a child. The largest goes first, so that none is left running alone at the end. */
    private record Job(String name, byte[] text, String key, CompletableFuture<Path> object)
            implements Comparable<Job> {
        /** Sorted behind every module: each lane takes one and ends. */
        static final Job LAST = new Job("", new byte[0], "", new CompletableFuture<>());

        @Override
        public int compareTo(Job other) {
            return Integer.compare(other.text.length, text.length);
        }
    }
}
