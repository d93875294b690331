package mellos.compiler.world;

import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.magic.At;
import mellos.magic.EntryPoint;
import mellos.magic.Instruction;

/** A method as its class file, or the class file of a substitution, declares it. */
public final class DeclaredMethod implements MethodInfo {
    private static final String HIDDEN = "Ljdk/internal/vm/annotation/Hidden;";

    private final DeclaredType owner;
    private final String name;
    private final MethodModel model;
    private final Source source;
    private final String cutReason;
    private final Marks marks;
    private Body body;
    private MethodTypeDesc type;
    private String symbol;
    private Optional<ClosedWorld.Lowered> lowered;

    DeclaredMethod(DeclaredType owner, String name, MethodModel model, Source source, String cutReason) {
        this.owner = owner;
        this.name = name;
        this.model = model;
        this.source = source;
        this.cutReason = cutReason;
        this.marks = source.isMarked() ? Marks.of(model) : Marks.NONE;
    }

    @Override
    public ClassInfo owner() {
        return owner;
    }

    @Override
    public String name() {
        return name;
    }

    String descriptor() {
        return model.methodType().stringValue();
    }

    /** The class file it comes from. */
    public Source source() {
        return source;
    }

    /** As the class file has it, not lowered. */
    public MethodModel model() {
        return model;
    }

    /** Annotations of the method itself; those of its class are {@code source().marks()}. */
    public Marks marks() {
        return marks;
    }

    @Override
    public synchronized MethodTypeDesc type() {
        if (type == null) {
            type = model.methodTypeSymbol();
        }
        return type;
    }

    @Override
    public int flags() {
        int flags = model.flags().flagsMask();
        return name.equals("<init>") ? flags & ~AccessFlag.STATIC.mask() : flags;
    }

    @Override
    public Optional<CodeModel> code() {
        return lowered().map(ClosedWorld.Lowered::code);
    }

    @Override
    public List<String> warnings() {
        return lowered().map(ClosedWorld.Lowered::warnings).orElse(List.of());
    }

    private synchronized Optional<ClosedWorld.Lowered> lowered() {
        if (lowered == null) {
            lowered = body() == Body.BYTECODE ? Optional.of(owner.world().lower(this)) : Optional.empty();
        }
        return lowered;
    }

    @Override
    public Optional<CodeModel> codeAsWritten() {
        return model.code();
    }

    @Override
    public String sourceFile() {
        return source.sourceFile();
    }

    @Override
    public synchronized Body body() {
        if (body == null) {
            body = BodyRule.of(this, cutReason != null);
        }
        return body;
    }

    @Override
    public Assembly instruction() {
        return new Assembly(
                marks.string(Instruction.class, "value").orElseThrow(),
                marks.string(Instruction.class, "constraints").orElse(""));
    }

    @Override
    public StructField structField() {
        return new StructField(
                marks.integer(At.class, "value").orElseThrow(),
                marks.integer(At.class, "stride").orElse(0));
    }

    @Override
    public String cutReason() {
        return cutReason != null ? cutReason : "it is native, and nothing replaces it";
    }

    /** A native method of the class library without a replacement: cut out. */
    public boolean isTrappedNative() {
        return cutReason == null && body() == Body.CUT;
    }

    @Override
    public Optional<String> entryPoint() {
        return marks.string(EntryPoint.class, "value");
    }

    @Override
    public boolean isHidden() {
        return source.origin() == Origin.GENERATED
                || source.origin() == Origin.JDK && Marks.of(model).has(HIDDEN);
    }

    @Override
    public synchronized String symbol() {
        if (symbol == null) {
            symbol = entryPoint().orElseGet(() -> owner.binaryName() + "." + name + descriptor());
        }
        return symbol;
    }

    @Override
    public String display() {
        return owner.binaryName() + "." + name
                + type().parameterList().stream()
                        .map(ClassDesc::displayName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String toString() {
        return symbol();
    }
}
