package mellos.compiler.llvm;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import mellos.compiler.binding.LlvmLibrary;

/**
 * The child JVM's program. Reads {@link WorkerSettings}, then for each module its name, length and text; answers each
 * with {@link #OBJECT} or {@link #REFUSED}, a length and the object or the reason. Ends at the end of its input.
 */
final class Worker {
    static final int OBJECT = 0;
    static final int REFUSED = 1;
    private static final int BUFFER_BYTES = 1 << 16;

    private Worker() {}

    public static void main(String[] args) throws IOException, Compilation.Refused {
        // System.in and System.out carry character machinery that start-up would pay for.
        var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER_BYTES));
        var out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES));
        var settings = WorkerSettings.read(in);
        var compilation = new Compilation(LlvmLibrary.load(Path.of(settings.library())), settings);
        while (in.readBoolean()) {
            answer(compilation, in.readUTF(), in.readNBytes(in.readInt()), out);
            out.flush();
        }
    }

    private static void answer(Compilation compilation, String name, byte[] text, DataOutputStream out)
            throws IOException {
        try {
            write(out, OBJECT, compilation.compile(name, text));
        } catch (Compilation.Refused e) {
            write(out, REFUSED, e.getMessage().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(DataOutputStream out, int kind, byte[] content) throws IOException {
        out.writeByte(kind);
        out.writeInt(content.length);
        out.write(content);
    }
}
