package mellos.compiler.lower;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import mellos.compiler.model.World;
import mellos.compiler.world.ClosedWorld;
import mellos.compiler.world.DeclaredMethod;
import mellos.compiler.world.DeclaredType;
import mellos.compiler.world.Origin;
import mellos.compiler.world.Source;

/** Lowers one method at a time, when its code is asked for: sites first, then folding. */
public final class BytecodeLowering implements ClosedWorld.Lowering {
    private static final ClassFile CLASS_FILE = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);

    private final Optional<String> mainClass;
    private final Host.Helpers observer;
    private final Map<Source, Boolean> sources = new ConcurrentHashMap<>();
    private final Map<World, Loading> loadings = new ConcurrentHashMap<>();

    /** @param mainClass internal name of the class whose main method the image runs; empty if it runs none */
    public BytecodeLowering(Optional<String> mainClass) {
        this(mainClass, (name, classFile) -> {});
    }

    /** @param observer told of each generated class, for tests */
    BytecodeLowering(Optional<String> mainClass, Host.Helpers observer) {
        this.mainClass = mainClass;
        this.observer = observer;
    }

    @Override
    public ClosedWorld.Lowered lower(ClosedWorld world, DeclaredMethod method) {
        Warnings warnings = new Warnings(method);
        CodeModel code = method.model().code().isEmpty()
                ? withoutCode(world, method, warnings)
                : lowered(world, method, warnings);
        return new ClosedWorld.Lowered(code, warnings.all());
    }

    private CodeModel withoutCode(ClosedWorld world, DeclaredMethod method, Warnings warnings) {
        if (method.source().origin() == Origin.APPLICATION) {
            Thrown thrown =
                    Thrown.of("UnsatisfiedLinkError", References.shown(method), method.display() + " is native");
            warnings.add(0, thrown.why());
            return rebuild(method, builder -> builder.withCode(thrown::emit));
        }
        return rebuild(method, builder -> builder.withCode(code -> emitMain(code, world)));
    }

    private CodeModel lowered(ClosedWorld world, DeclaredMethod method, Warnings warnings) {
        CodeModel code = method.model().code().orElseThrow();
        if (sources.computeIfAbsent(method.source(), BytecodeLowering::hasSites)) {
            Sites sites = new Sites(host(world, method), code, warnings);
            code = transformed(method, code, sites);
        }
        code = folded(world, method, code);
        if (!warnings.areErrors() && method.source().origin() != Origin.JDK) {
            Loading loading = loadings.computeIfAbsent(world, Loading::new);
            Linking linking = new Linking(new References(world, loading), loading, warnings);
            CodeModel linked = transformed(method, code, linking);
            code = linking.changed() ? folded(world, method, linked) : code;
        }
        return code;
    }

    private static CodeModel folded(ClosedWorld world, DeclaredMethod method, CodeModel code) {
        return Folding.fold(world, code)
                .map(elements -> transformed(method, code, replacing(elements)))
                .orElse(code);
    }

    private static CodeModel transformed(DeclaredMethod method, CodeModel code, CodeTransform transform) {
        return rebuild(method, builder -> builder.transformCode(code, transform));
    }

    private void emitMain(CodeBuilder code, ClosedWorld world) {
        if (mainClass.isPresent()) {
            MainBridge.emit(code, world, mainClass.get());
        } else {
            code.return_();
        }
    }

    private Host host(ClosedWorld world, DeclaredMethod method) {
        boolean substituted = method.owner() instanceof DeclaredType type && type.source() != method.source();
        return Host.of(method.source().model(), substituted ? "Substituted" : "", world, (name, classFile) -> {
            world.define(name, classFile);
            observer.define(name, classFile);
        });
    }

    /** Whether any code of the class file may need {@link Sites}. */
    private static boolean hasSites(Source source) {
        for (PoolEntry entry : source.model().constantPool()) {
            boolean found = switch (entry) {
                case InvokeDynamicEntry site -> true;
                case ConstantDynamicEntry constant -> true;
                case NameAndTypeEntry member ->
                    InvokeSites.NAMES.contains(member.name().stringValue());
                case ClassEntry type -> type.name().equalsString("java/lang/invoke/VarHandle");
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** Puts these elements in place of all others. */
    private static CodeTransform replacing(List<CodeElement> elements) {
        return new CodeTransform() {
            @Override
            public void accept(CodeBuilder out, CodeElement element) {}

            @Override
            public void atEnd(CodeBuilder out) {
                elements.forEach(out::with);
            }
        };
    }

    private static CodeModel rebuild(DeclaredMethod method, Consumer<MethodBuilder> body) {
        // Of later versions java.lang.classfile finds the targets of backward branches by the stack maps, which are not
        // there.
        byte[] bytes = CLASS_FILE.build(
                method.owner().descriptor(),
                out -> out.withVersion(ClassFile.JAVA_6_VERSION, 0)
                        .withMethod(method.name(), method.type(), method.flags() & ~ClassFile.ACC_NATIVE, body));
        return CLASS_FILE.parse(bytes).methods().getFirst().code().orElseThrow();
    }
}
