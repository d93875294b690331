package mellos.doctor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mellos.doctor.image.KernelImage;
import mellos.doctor.image.Symbol;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.LogEvent.Translated;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Instruction;

/** Doubts whether the image is of the kernel that the log tells of: another build, or another kernel. */
public final class ImageFit {
    private static final String ANOTHER = "the image does not fit this log (";
    private static final String THEREFORE = "): names, lines and instructions below may be wrong";

    private final Scene scene;
    private final KernelImage image;

    private ImageFit(Scene scene) {
        this.scene = scene;
        this.image = scene.image();
    }

    /** What speaks against the image, one sentence each; empty when nothing does, or there is no image or no fault. */
    public static List<String> doubts(Scene scene) {
        return scene.hasImage() && scene.hasFault() ? new ImageFit(scene).doubts() : List.of();
    }

    private List<String> doubts() {
        return width().or(this::outside)
                .or(this::otherBytes)
                .or(this::notBetween)
                .or(this::notThis)
                .map(each -> List.of(ANOTHER + each + THEREFORE))
                .orElse(List.of());
    }

    private Optional<String> width() {
        return scene.cpu().isLongMode() && !image.is64Bit()
                ? Optional.of("it is 32-bit, and the processor is in long mode")
                : Optional.empty();
    }

    private List<Delivery> kernelEvents() {
        List<Delivery> out = new ArrayList<>(scene.fault().before());
        out.add(scene.fault().origin());
        return out.stream()
                .filter(each ->
                        each.cpl().is(0) && each.ip().isKnown() && each.state().isPaging())
                .toList();
    }

    private Optional<String> outside() {
        if (image.isRelocatable()) {
            return Optional.empty();
        }
        List<Delivery> events = kernelEvents();
        boolean any = events.stream().anyMatch(each -> image.contains(each.ip().number()));
        return events.size() >= 3 && !any
                ? Optional.of("none of the kernel addresses of the last " + events.size() + " events lies in it")
                : Optional.empty();
    }

    /** The translation log shows the bytes that ran. */
    private Optional<String> otherBytes() {
        Value rip = scene.fault().origin().ip();
        Optional<Translated> ran =
                rip instanceof Value.Known at ? scene.history().code().at(at.number()) : Optional.empty();
        if (ran.isEmpty() || ran.get().code().length == 0) {
            return Optional.empty();
        }
        byte[] code = ran.get().code();
        byte[] here = image.bytesAt(ran.get().address(), code.length);
        return here.length == code.length && !java.util.Arrays.equals(here, code)
                ? Optional.of("at " + rip.hex() + " other bytes ran than it has")
                : Optional.empty();
    }

    /** Several events inside functions of the image, and most of them not where an instruction begins. */
    private Optional<String> notBetween() {
        List<Long> places = kernelEvents().stream()
                .map(each -> each.ip().number())
                .distinct()
                .filter(image::isCode)
                .toList();
        long amiss = places.stream().filter(this::isInsideInstruction).count();
        return amiss >= 2 && amiss * 2 > places.size()
                ? Optional.of("most addresses in the log fall into the middle of its instructions")
                : Optional.empty();
    }

    private boolean isInsideInstruction(long address) {
        Optional<Symbol> function = image.symbolAt(address).filter(Symbol::isFunction);
        return function.isPresent()
                && image.linked(address) != function.get().address()
                && image.instructionBefore(address, scene.cpu().mode()).isEmpty();
    }

    /** A write where the image has an instruction that only reads, or an address that the instruction does not make. */
    private Optional<String> notThis() {
        Optional<Instruction> instruction = scene.code().find();
        boolean known = instruction.isPresent()
                && scene.fault().isDataAccess()
                && scene.fault().address().isKnown();
        if (!known || !scene.names().inImage(scene.fault().linearRip())) {
            return Optional.empty();
        }
        boolean touchesNothing = instruction.get().memory().isEmpty()
                && !instruction.get().kind().touchesMemory()
                && scene.fault().errorCode().lacks(ErrorCode.RESERVED);
        return touchesNothing
                ? Optional.of("\"" + instruction.get().text() + "\" cannot have touched "
                        + scene.fault().address().hex())
                : Optional.empty();
    }
}
