package mellos.doctor.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import mellos.doctor.x86.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that firmware starts: read, refused when damaged, and found where firmware put them. */
class PeImageTest {
    private static final long TEXT = 0x11000;
    private static final long DATA = 0x13000;
    private static final long LOADED = 0x3e5a_0000L;

    /** push rbp; mov rbp, rsp; xor eax, eax; pop rbp; ret, then hlt; jmp back. */
    private static final byte[] CODE = {
        0x55,
        0x48,
        (byte) 0x89,
        (byte) 0xe5,
        0x31,
        (byte) 0xc0,
        0x5d,
        (byte) 0xc3,
        (byte) 0xf4,
        (byte) 0xeb,
        (byte) 0xfd
    };

    private static PeText kernel() {
        return PeText.forX64()
                .code(0x1000, CODE)
                .symbol("efi_main", 0)
                .symbol("halt_for_ever", 8)
                .data(0x3000, 0x100, (byte) 1, (byte) 2);
    }

    @Test
    void namesAddressesByItsSymbols() throws Exception {
        KernelImage image = kernel().image();
        assertTrue(image.is64Bit());
        assertTrue(image.isRelocatable());
        assertEquals(TEXT, image.entry());
        assertEquals(Optional.of("efi_main"), image.symbolAt(TEXT + 4).map(Symbol::name));
        assertEquals(Optional.of("halt_for_ever"), image.symbolAt(TEXT + 9).map(Symbol::name));
        assertEquals(Optional.of(".text"), image.sectionAt(TEXT));
    }

    @Test
    void tellsCodeFromDataAndBytesFromZeros() throws Exception {
        KernelImage image = kernel().image();
        assertTrue(image.isCode(TEXT));
        assertFalse(image.isWritable(TEXT));
        assertTrue(image.isWritable(DATA));
        assertFalse(image.isCode(DATA));
        assertArrayEquals(new byte[] {1, 2}, image.bytesAt(DATA, 16));
        assertFalse(image.isZeroInitialised(DATA + 1));
        assertTrue(image.isZeroInitialised(DATA + 2));
        assertFalse(image.contains(DATA + 0x100));
    }

    @Test
    void readsThirtyTwoBitImages() throws Exception {
        KernelImage image =
                PeText.for386().code(0x1000, CODE).symbol("start", 0).image();
        assertFalse(image.is64Bit());
        assertEquals(Optional.of("start"), image.symbolAt(TEXT).map(Symbol::name));
    }

    @Test
    void refusesOtherMachines() {
        BadImageException refusal = assertThrows(
                BadImageException.class,
                () -> PeText.forMachine(0xaa64).code(0x1000, CODE).image());
        assertEquals("test.efi is a PE image for machine 0xaa64, not for x86", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 0x3f, 0x60, 0x150})
    void refusesWhatIsCutShortWithinItsHeaders(int length) {
        byte[] bytes = Arrays.copyOf(kernel().bytes(), length);
        assertThrows(BadImageException.class, () -> KernelImage.of("test.efi", bytes));
    }

    @Test
    void isFoundWhereFirmwarePutIt() throws Exception {
        KernelImage moved = kernel().image().placedBy(LOADED + 0x1004, Mode.BITS_64);
        assertEquals(TEXT + 4, moved.linked(LOADED + 0x1004));
        assertEquals(Optional.of("efi_main"), moved.symbolAt(LOADED + 0x1006).map(Symbol::name));
        assertEquals(
                Optional.of("halt_for_ever"), moved.symbolAt(LOADED + 0x1008).map(Symbol::name));
        assertTrue(moved.isWritable(LOADED + 0x3000));
    }

    @Test
    void staysWhereItIsLinkedWhenTheAddressLiesThere() throws Exception {
        KernelImage image = kernel().image();
        assertEquals(image, image.placedBy(TEXT + 4, Mode.BITS_64));
    }

    @Test
    void isNotPlacedByAnAddressInsideAnInstruction() throws Exception {
        KernelImage image = kernel().image();
        assertEquals(image, image.placedBy(LOADED + 0x1002, Mode.BITS_64));
    }

    @Test
    void isNotPlacedWhenTwoPagesWouldDo() throws Exception {
        byte[] twice = Arrays.copyOf(CODE, 0x1000 + CODE.length);
        System.arraycopy(CODE, 0, twice, 0x1000, CODE.length);
        KernelImage image = PeText.forX64()
                .code(0x1000, twice)
                .symbol("first", 0)
                .symbol("second", 0x1000)
                .image();
        assertEquals(image, image.placedBy(LOADED + 4, Mode.BITS_64));
    }
}
