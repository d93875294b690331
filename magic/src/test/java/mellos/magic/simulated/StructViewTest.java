package mellos.magic.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Device;
import mellos.magic.PhysAddr;
import mellos.magic.Struct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Views: each method one access of its field. */
class StructViewTest {
    private Address start;
    private Sample sample;

    @BeforeEach
    void freshMemory() {
        start = SimulatedMemory.resetStrict().allocate(Sample.SIZE);
        sample = start.as(Sample.class);
    }

    @Test
    void aFieldLiesWhereItsOffsetSays() {
        sample.head(0x0807_0605_0403_0201L);
        sample.number(0x1413_1211);
        sample.medium((short) 0x0b0a);
        for (int i = 0; i < 8; i++) {
            assertEquals(i + 1, start.plus(i).loadByte());
        }
        assertEquals(0x1413_1211_0000_0000L, start.plus(12).loadLong());
        assertEquals(0x0b, start.plus(11).loadByte());
    }

    @Test
    void aSetterTouchesItsFieldAlone() {
        for (int i = 0; i < Sample.SIZE; i++) {
            start.plus(i).storeByte((byte) 0x55);
        }
        sample.unit('\u1234');
        for (int i = 0; i < Sample.SIZE; i++) {
            assertEquals(i == 12 ? 0x34 : i == 13 ? 0x12 : 0x55, start.plus(i).loadByte(), "byte " + i);
        }
    }

    @Test
    void signedTypesAreSignedAndCharactersAreNot() {
        start.plus(9).storeByte((byte) 0xff);
        start.plus(10).storeShort((short) 0x8000);
        start.plus(12).storeShort((short) 0xfffe);
        start.plus(16).storeInt(0x8000_0000);
        assertEquals(-1, sample.small());
        assertEquals(-32768, sample.medium());
        assertEquals(0xfffe, sample.unit());
        assertEquals(Integer.MIN_VALUE, sample.number());
    }

    @Test
    void whatWasStoredIsLoaded() {
        sample.flag(true);
        sample.small((byte) -7);
        sample.medium((short) -700);
        sample.unit('\uffff');
        sample.address(Address.of(-1));
        sample.physical(PhysAddr.of(0x1000));
        sample.next(sample);
        assertTrue(sample.flag());
        assertEquals(-7, sample.small());
        assertEquals(-700, sample.medium());
        assertEquals('\uffff', sample.unit());
        assertEquals(-1, sample.address().bits());
        assertEquals(0x1000, sample.physical().bits());
        assertEquals(sample, sample.next().next());
    }

    @Test
    void anyByteButZeroIsTrue() {
        start.plus(8).storeByte((byte) 2);
        assertTrue(sample.flag());
        start.plus(8).storeByte((byte) 0);
        assertFalse(sample.flag());
    }

    @Test
    void anIndexIsMultipliedByTheStride() {
        for (int i = 0; i < 4; i++) {
            sample.element(i, 100 + i);
        }
        sample.pairFirst(1, -5);
        assertEquals(102, start.plus(48 + 8).loadInt());
        assertEquals(103, sample.element(3));
        assertEquals(-5, start.plus(64 + 16).loadLong());
        assertEquals(-5, sample.pairFirst(1));
        assertEquals(100, start.plus(16).as(Sample.class).element(-4), "an index may be negative");
    }

    @Test
    void defaultMethodsAreOrdinaryJava() {
        sample.number(21);
        assertEquals(42, sample.doubled());
    }

    @Test
    void viewsAreEqualWhereTheirAddressAndMemoryAre() {
        assertEquals(sample, start.as(Sample.class));
        assertEquals(sample, start.as(SampleHead.class));
        assertEquals(sample.hashCode(), start.as(SampleHead.class).hashCode());
        assertNotEquals(sample, start.plus(8).as(Sample.class));
        assertNotEquals(null, sample);
        SimulatedMemory.reset();
        assertNotEquals(sample, start.as(Sample.class));
        assertEquals("Sample at 0x10000000", sample.toString());
    }

    @Test
    void aViewHasAnAddressAndNullIsZero() {
        assertEquals(start.bits(), Address.ofStruct(sample).bits());
        assertTrue(Address.ofStruct(null).isZero());
        assertTrue(Address.ofStruct(sample.next()).isZero());
        assertThrows(IllegalArgumentException.class, () -> Address.ofStruct("text"));
    }

    @Test
    void aViewStaysInItsMemory() {
        sample.number(7);
        SimulatedMemory.reset();
        assertEquals(7, sample.number());
        sample.next(sample);
        assertEquals(7, sample.next().number());
    }

    /** Registers: misaligned, one access of the width is not to be had. */
    @Struct(size = 8)
    interface Registers extends Device {
        @At(0)
        short readStatus();

        @At(4)
        void writeCommand(int command);

        @At(1)
        int readMisaligned();
    }

    @Test
    void accessesOfADeviceAreVolatile() {
        Registers registers = start.as(Registers.class);
        registers.writeCommand(0x1234_5678);
        assertEquals(0x1234_5678, start.plus(4).loadInt());
        start.storeShort((short) -2);
        assertEquals(-2, registers.readStatus());
        assertThrows(MemoryFault.class, registers::readMisaligned);
    }

    @Struct(size = 8)
    interface WithoutOffset {
        int number();
    }

    @Struct(size = 8)
    interface OutsideItself {
        @At(5)
        int number();
    }

    @Struct(size = 8)
    interface WithText {
        @At(0)
        String text();
    }

    @Struct(size = 8)
    interface WithTwoValues {
        @At(0)
        void numbers(int one, int other);
    }

    @Test
    void whatIsNoStructureIsRefusedByTheNameOfTheMethod() {
        Map<Class<?>, String> problems = Map.of(
                WithoutOffset.class, "has no @At",
                OutsideItself.class, "lies outside the structure",
                WithText.class, "has a type that a structure cannot hold",
                WithTwoValues.class, "must have 1 parameters",
                Runnable.class, "is not an interface marked @Struct");
        problems.forEach((type, problem) -> {
            var refused = assertThrows(IllegalArgumentException.class, () -> start.as(type));
            assertTrue(refused.getMessage().contains(problem), refused.getMessage());
        });
    }
}
