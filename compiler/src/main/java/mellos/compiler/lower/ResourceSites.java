package mellos.compiler.lower;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code X.class.getResourceAsStream("name")} of files that images do not hold otherwise: the JDK's, and class files.
 * The file becomes the text of a generated class, so that it is in the image if this code is. The program's other files
 * are found by the runtime.
 */
final class ResourceSites {
    /** A constant has 65,535 bytes at most, and a character two at most. */
    private static final int CHUNK = 32_000;

    private static final ClassDesc PACKED_TEXT = ClassDesc.of("mellos.runtime.loader.PackedText");
    private static final ClassDesc STREAM = ClassDesc.of("java.io.InputStream");
    private static final MethodTypeDesc OPEN = MethodTypeDesc.of(STREAM);

    private final CodeBuilder out;
    private final InvokeInstruction call;
    private final PushedConstants constants;
    private final Host host;

    ResourceSites(CodeBuilder out, InvokeInstruction call, PushedConstants constants, Host host) {
        this.out = out;
        this.call = call;
        this.constants = constants;
        this.host = host;
    }

    boolean open() {
        Optional<ConstantDesc> name = constants.peek(0);
        Optional<ConstantDesc> type = constants.peek(1);
        if (!(name.orElse(null) instanceof String text && type.orElse(null) instanceof ClassDesc asked)) {
            return false;
        }
        String file = resolve(asked, text);
        Optional<byte[]> bytes = isLeftOut(asked, file) ? host.world().file(file) : Optional.empty();
        bytes.ifPresent(content -> {
            ClassDesc holder = host.define("Resource", file, made -> build(made, content));
            out.pop2().invokestatic(holder, "open", OPEN);
        });
        return bytes.isPresent();
    }

    /** Whether the runtime does not find the file by itself. */
    private boolean isLeftOut(ClassDesc asked, String file) {
        return !asked.isArray()
                && !asked.isPrimitive()
                && host.world()
                        .find(Host.internalName(asked))
                        .filter(type -> file.endsWith(".class") || !type.isOfApplication())
                        .isPresent();
    }

    /** As {@code Class.getResource} says. */
    private static String resolve(ClassDesc type, String name) {
        if (name.startsWith("/")) {
            return name.substring(1);
        }
        String folder = type.packageName().replace('.', '/');
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private static byte[] build(ClassDesc name, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return ClassFile.of().build(name, out -> {
            out.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
            out.withMethodBody("open", OPEN, ClassFile.ACC_STATIC, code -> emit(code, text));
        });
    }

    private static void emit(CodeBuilder code, String text) {
        int chunks = Math.ceilDiv(text.length(), CHUNK);
        code.loadConstant(chunks).anewarray(ConstantDescs.CD_String);
        for (int i = 0; i < chunks; i++) {
            String chunk = text.substring(i * CHUNK, Math.min(text.length(), (i + 1) * CHUNK));
            code.dup().loadConstant(i).ldc(chunk).aastore();
        }
        code.invokestatic(PACKED_TEXT, "open", MethodTypeDesc.of(STREAM, ConstantDescs.CD_String.arrayType()))
                .areturn();
    }
}
