package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;

/** What one entry of {@code .eh_frame} says, decoded by {@link FrameDescriptionReader}. */
@Struct(size = 80)
interface FrameDescription {
    int SIZE = 80;

    @At(0)
    long functionStart();

    @At(0)
    void functionStart(long start);

    @At(8)
    long functionSize();

    @At(8)
    void functionSize(long bytes);

    /** Instructions common to the functions of one compilation unit. */
    @At(16)
    Address commonStart();

    @At(16)
    void commonStart(Address start);

    @At(24)
    Address commonEnd();

    @At(24)
    void commonEnd(Address end);

    /** Instructions of this function. */
    @At(32)
    Address start();

    @At(32)
    void start(Address start);

    @At(40)
    Address end();

    @At(40)
    void end(Address end);

    @At(48)
    Address languageData();

    @At(48)
    void languageData(Address data);

    @At(56)
    int codeAlignment();

    @At(56)
    void codeAlignment(int bytes);

    @At(60)
    int dataAlignment();

    @At(60)
    void dataAlignment(int bytes);

    /** Not 0 for the frame of an interrupt: the caller's place is an instruction, not a return address. */
    @At(64)
    int interrupt();

    @At(64)
    void interrupt(int flag);

    @At(68)
    int pointerEncoding();

    @At(68)
    void pointerEncoding(int encoding);

    @At(72)
    int languageDataEncoding();

    @At(72)
    void languageDataEncoding(int encoding);

    /** Not 0 if the entries carry the length of what is beyond the standard's fields. */
    @At(76)
    int augmented();

    @At(76)
    void augmented(int flag);
}
