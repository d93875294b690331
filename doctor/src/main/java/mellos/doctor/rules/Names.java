package mellos.doctor.rules;

import java.util.Optional;
import mellos.doctor.image.KernelImage;
import mellos.doctor.image.Symbol;
import mellos.doctor.log.Value;

/** What addresses are called in the kernel's image; without an image they are numbers. */
public final class Names {
    private final Optional<KernelImage> image;

    public Names(Optional<KernelImage> image) {
        this.image = image;
    }

    boolean inImage(long address) {
        return image.isPresent() && image.get().contains(address);
    }

    /** Symbol and offset of an address, or the address alone. */
    public String name(long address) {
        return image.flatMap(each -> each.symbolAt(address).map(symbol -> describe(each, symbol, address)))
                .orElse(Address.hex(address));
    }

    /** The symbol that covers the address, when the image has one. */
    public Optional<String> function(Value address) {
        return address instanceof Value.Known known
                ? image.flatMap(each -> each.symbolAt(known.number())).map(Symbol::name)
                : Optional.empty();
    }

    private static String describe(KernelImage image, Symbol symbol, long address) {
        long offset = image.linked(address) - symbol.address();
        return symbol.name() + (offset == 0 ? "" : "+0x" + Long.toHexString(offset));
    }

    /** {@code name at file:line (0x…)} as far as known. */
    public String place(long address) {
        String hex = Address.hex(address);
        String name = name(address);
        String line = image.flatMap(each -> each.lineAt(address))
                .map(each -> " at " + each)
                .orElse("");
        return name.equals(hex) && line.isEmpty() ? name : name + line + " (" + hex + ")";
    }

    public String place(Value address) {
        return address instanceof Value.Known known ? place(known.number()) : "an address the log does not have";
    }

    /** The address, with its name in brackets when it has one. */
    public String what(long address) {
        String hex = Address.hex(address);
        String name = name(address);
        return name.equals(hex) ? hex : hex + " (" + name + ")";
    }
}
