package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Decodes an entry of {@code .eh_frame} with the common entry that it points to. Linux Standard Base Core, "The
 * .eh_frame section".
 */
@NoHeap
@RawMemory("reads tables that the linker made, as far as their lengths say")
final class FrameDescriptionReader {
    private static final int OMITTED = 0xff;

    private FrameDescriptionReader() {}

    /** Fills {@code into} from the entry of a function at {@code entry}. */
    static void read(Address entry, FrameDescription into) {
        DwarfReader.Position position = Address.stackAllocate(8).as(DwarfReader.Position.class);
        position.at(entry);
        long length = DwarfReader.readInt(position) & 0xffff_ffffL;
        Address idField = position.at();
        Address end = idField.plus(length);
        readCommon(idField.plus(-(DwarfReader.readInt(position) & 0xffff_ffffL)), into);
        into.functionStart(DwarfReader.readEncoded(position, into.pointerEncoding()));
        into.functionSize(DwarfReader.readEncoded(position, into.pointerEncoding() & 0x0f));
        into.languageData(Address.zero());
        if (into.augmented() != 0) {
            long extra = DwarfReader.readUnsigned(position);
            Address afterExtra = position.at().plus(extra);
            if (into.languageDataEncoding() != OMITTED) {
                into.languageData(Address.of(DwarfReader.readEncoded(position, into.languageDataEncoding())));
            }
            position.at(afterExtra);
        }
        into.start(position.at());
        into.end(end);
    }

    private static void readCommon(Address entry, FrameDescription into) {
        DwarfReader.Position position = Address.stackAllocate(8).as(DwarfReader.Position.class);
        position.at(entry);
        long length = DwarfReader.readInt(position) & 0xffff_ffffL;
        Address end = position.at().plus(length);
        DwarfReader.readInt(position);
        int version = DwarfReader.readByte(position);
        Address augmentation = position.at();
        while (DwarfReader.readByte(position) != 0) {
            // To the end of the string.
        }
        into.codeAlignment((int) DwarfReader.readUnsigned(position));
        into.dataAlignment((int) DwarfReader.readSigned(position));
        if (version == 1) {
            DwarfReader.readByte(position);
        } else {
            DwarfReader.readUnsigned(position);
        }
        readAugmentation(augmentation, position, into);
        into.commonStart(position.at());
        into.commonEnd(end);
    }

    private static void readAugmentation(Address letters, DwarfReader.Position position, FrameDescription into) {
        into.augmented(0);
        into.interrupt(0);
        into.pointerEncoding(0);
        into.languageDataEncoding(OMITTED);
        if (letters.loadByte() != 'z') {
            return;
        }
        into.augmented(1);
        long length = DwarfReader.readUnsigned(position);
        Address end = position.at().plus(length);
        for (Address letter = letters.plus(1); letter.loadByte() != 0; letter = letter.plus(1)) {
            switch (letter.loadByte()) {
                case 'R' -> into.pointerEncoding(DwarfReader.readByte(position));
                case 'L' -> into.languageDataEncoding(DwarfReader.readByte(position));
                case 'P' -> DwarfReader.readEncoded(position, DwarfReader.readByte(position));
                case 'S' -> into.interrupt(1);
                default -> {
                    position.at(end);
                    return;
                }
            }
        }
        position.at(end);
    }
}
