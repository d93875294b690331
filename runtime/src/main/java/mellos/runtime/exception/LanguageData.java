package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Finds a call's landing pad in a function's language-specific data area, in the one form that LLVM emits. LLVM,
 * "Exception Handling in LLVM"; Itanium C++ ABI: Exception Handling, "Exception Handling Tables".
 */
@NoHeap
@RawMemory("LLVM made the table; reading stays within the lengths it says")
final class LanguageData {
    private static final int OMITTED = 0xff;

    private LanguageData() {}

    /** Address of the pad for an exception out of the call at {@code place}; 0 if it passes through the function. */
    static long landingPad(Address data, Address function, long place) {
        DwarfReader.Position position = Address.stackAllocate(8).as(DwarfReader.Position.class);
        position.at(data);
        int baseEncoding = DwarfReader.readByte(position);
        long base = baseEncoding == OMITTED ? function.bits() : DwarfReader.readEncoded(position, baseEncoding);
        if (DwarfReader.readByte(position) != OMITTED) {
            DwarfReader.readUnsigned(position);
        }
        int encoding = DwarfReader.readByte(position);
        long length = DwarfReader.readUnsigned(position);
        long offset = place - function.bits();
        Address end = position.at().plus(length);
        while (position.at().isBelow(end)) {
            long start = DwarfReader.readEncoded(position, encoding);
            long size = DwarfReader.readEncoded(position, encoding);
            long pad = DwarfReader.readEncoded(position, encoding);
            DwarfReader.readUnsigned(position);
            if (offset >= start && offset < start + size) {
                return pad == 0 ? 0 : base + pad;
            }
        }
        return 0;
    }
}
