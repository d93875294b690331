package mellos.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mellos.compiler.check.Contracts;
import mellos.compiler.check.FaultContracts;
import mellos.compiler.check.StopContracts;
import mellos.compiler.image.HostClasses;
import mellos.compiler.image.HostHeap;
import mellos.compiler.image.ImageData;
import mellos.compiler.image.Layouts;
import mellos.compiler.lines.ImageLinker;
import mellos.compiler.llvm.CodeGeneration;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.llvm.Profile;
import mellos.compiler.lower.BytecodeLowering;
import mellos.compiler.reach.Reach;
import mellos.compiler.reach.ReachedProgram;
import mellos.compiler.translate.CodeOptions;
import mellos.compiler.translate.Translator;
import mellos.compiler.world.ClassPath;
import mellos.compiler.world.ClosedWorld;

/** From class files to an image: the passes, in order. */
public final class Pipeline {
    private final BuildRequest request;
    private final BuildListener listener;

    private Pipeline(BuildRequest request) {
        this.request = request;
        this.listener = request.listener();
    }

    /**
     * Builds one image.
     *
     * @return the image's file and what was compiled into it
     * @throws mellos.compiler.model.BuildError naming all that must be mended
     */
    public static BuildResult build(BuildRequest request) {
        return new Pipeline(request).run();
    }

    private BuildResult run() {
        try (ClassPath classPath = ClassPath.of(request.system(), request.application())) {
            listener.pass("read classes");
            Optional<String> mainClass = request.mainClass().map(name -> name.replace('.', '/'));
            ClosedWorld world = ClosedWorld.of(classPath, new BytecodeLowering(mainClass));

            listener.pass("find what is reached");
            Layouts layouts = new Layouts();
            HostHeap heap = new HostHeap(world, layouts, HostClasses.loader(request.system(), request.application()));
            ReachedProgram program = Reach.analyze(world, List.of(), heap);
            program.requireSound();
            listener.warnings(program.warnings());

            listener.pass("check contracts");
            Contracts.check(program);

            listener.pass("generate code");
            List<Path> objects = generateCode(program, world, layouts, heap);

            listener.pass("link");
            Path image = ImageLinker.link(objects, request.platform().layout(), request.output());
            return new BuildResult(image, program);
        }
    }

    /** LLVM works on the first modules while the others are being translated. */
    private List<Path> generateCode(ReachedProgram program, ClosedWorld world, Layouts layouts, HostHeap heap) {
        ImagePlatform platform = request.platform();
        try (CodeGeneration generation =
                CodeGeneration.open(request.profile(), platform.target(), request.cache(), listener)) {
            List<IrModule> assembly = AssemblyFiles.read(request.assembly(), world.assemblyConstants());
            assembly.forEach(generation::submit);
            CodeOptions options = new CodeOptions(
                    platform == ImagePlatform.KERNEL,
                    request.profile() == Profile.RELEASE,
                    FaultContracts.of(program),
                    StopContracts.of(program),
                    request.unchecked());
            Set<String> strings = Translator.translate(program, layouts, heap, options, generation::submit);
            ImageData.modules(program, layouts, heap, strings).forEach(generation::submit);
            listener.modules(generation.submitted());
            return generation.finish();
        }
    }
}
