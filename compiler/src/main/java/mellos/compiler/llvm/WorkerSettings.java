package mellos.compiler.llvm;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What a worker must know before its first module; the first thing that it reads. */
record WorkerSettings(String library, String pipeline, int codegenLevel, String cpu, String features, int codeModel) {
    static WorkerSettings of(LlvmDistribution llvm, Profile profile, TargetOptions target) {
        return new WorkerSettings(
                llvm.library().toString(),
                profile.pipeline(),
                profile.codegenLevel(),
                target.cpu(),
                target.features(),
                target.codeModel().number());
    }

    static WorkerSettings read(DataInputStream in) throws IOException {
        return new WorkerSettings(in.readUTF(), in.readUTF(), in.readInt(), in.readUTF(), in.readUTF(), in.readInt());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(library);
        out.writeUTF(pipeline);
        out.writeInt(codegenLevel);
        out.writeUTF(cpu);
        out.writeUTF(features);
        out.writeInt(codeModel);
    }
}
