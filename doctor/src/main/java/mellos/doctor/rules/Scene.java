package mellos.doctor.rules;

import java.util.List;
import java.util.Optional;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.History;
import mellos.doctor.image.KernelImage;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.NotInLogException;
import mellos.doctor.x86.Mode;

/**
 * Everything a rule may ask, by subject: the fault, the processor at it, its tables, its code, the names of addresses,
 * the other processors, the log as a whole. Where the log has no fault the first four do not exist, and a rule that
 * asks for them does not apply.
 */
public final class Scene {
    private final History history;
    private final Optional<FaultChain> chain;
    private final Optional<KernelImage> image;
    private final Processors processors;
    private final SerialText serial;
    private final Names names;
    private final Cpu cpu;
    private final Optional<Fault> fault;
    private final Optional<Tables> tables;
    private final Optional<Code> code;

    public Scene(
            History history,
            Optional<FaultChain> chain,
            Optional<KernelImage> image,
            List<String> logNames,
            SerialText serial) {
        this.history = history;
        this.chain = chain;
        this.image = image;
        this.processors = new Processors(history, chain, logNames);
        this.serial = serial;
        this.names = new Names(image);
        Optional<Mode> mode = image.map(each -> each.is64Bit() ? Mode.BITS_64 : Mode.BITS_32);
        this.cpu = new Cpu(chain.map(each -> each.origin().state()).orElse(CpuState.UNKNOWN), mode);
        this.fault = chain.map(Fault::new);
        this.tables = fault.map(each -> new Tables(each, image));
        this.code = fault.map(each -> new Code(each, cpu, history.code(), image));
    }

    public History history() {
        return history;
    }

    public Optional<FaultChain> chain() {
        return chain;
    }

    public boolean hasFault() {
        return fault.isPresent();
    }

    public boolean hasImage() {
        return image.isPresent();
    }

    /** The kernel's image. */
    public KernelImage image() {
        return image.orElseThrow(NotInLogException::new);
    }

    public Fault fault() {
        return fault.orElseThrow(NotInLogException::new);
    }

    public Cpu cpu() {
        return cpu;
    }

    Tables tables() {
        return tables.orElseThrow(NotInLogException::new);
    }

    public Code code() {
        return code.orElseThrow(NotInLogException::new);
    }

    public Names names() {
        return names;
    }

    public Processors processors() {
        return processors;
    }

    /** What the guest printed, empty when not given. */
    public SerialText serial() {
        return serial;
    }
}
