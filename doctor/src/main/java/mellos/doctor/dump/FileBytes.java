package mellos.doctor.dump;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file by offset, however large: mapped, so that only what is looked at is read. Reads outside it throw
 * {@link IndexOutOfBoundsException}.
 */
interface FileBytes {
    long size();

    /** The bytes from an offset on, little-endian. */
    ByteBuffer at(long offset, int count);

    static FileBytes map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            // The mapping lives as long as somebody can still read from it.
            return new Mapped(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        }
    }

    /** The file as it is. */
    record Mapped(MemorySegment bytes) implements FileBytes {
        @Override
        public long size() {
            return bytes.byteSize();
        }

        @Override
        public ByteBuffer at(long offset, int count) {
            return bytes.asSlice(offset, count).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
