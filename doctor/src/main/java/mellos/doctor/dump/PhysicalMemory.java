package mellos.doctor.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * RAM by physical address. What is no RAM of the machine, such as a device's registers, has no bytes here: reads of it
 * are empty, never zero.
 */
public interface PhysicalMemory {
    /** The bytes at an address; empty unless all of them are RAM. */
    Optional<byte[]> read(long address, int count);

    /** RAM in the order of addresses. */
    List<MemoryRange> ranges();

    /** A little-endian number of 4 or 8 bytes; empty unless it lies in RAM. */
    default OptionalLong number(long address, int bytes) {
        return read(address, bytes)
                .map(each -> ByteBuffer.wrap(each).order(ByteOrder.LITTLE_ENDIAN))
                .map(each -> bytes == 4 ? each.getInt() & 0xffff_ffffL : each.getLong())
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    default boolean has(long address) {
        return ranges().stream().anyMatch(each -> each.contains(address, 1));
    }

    default long sizeBytes() {
        return ranges().stream().mapToLong(MemoryRange::size).sum();
    }
}
