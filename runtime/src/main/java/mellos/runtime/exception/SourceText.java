package mellos.runtime.exception;

import java.nio.charset.StandardCharsets;
import mellos.magic.Address;
import mellos.magic.RawMemory;

/** Texts of the line table as strings. */
@RawMemory("the line table was made for this image")
final class SourceText {
    private SourceText() {}

    static String read(Address text) {
        DwarfReader.Position position = Address.stackAllocate(8).as(DwarfReader.Position.class);
        position.at(text);
        byte[] bytes = new byte[(int) DwarfReader.readUnsigned(position)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) DwarfReader.readByte(position);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
