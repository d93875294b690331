package mellos.doctor.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The file that a flattened one stands for. QEMU up to 8 writes compressed dumps so that they may go into a pipe: a
 * page of header, then pieces, each behind its offset and its size (big-endian), an offset of -1 last.
 */
final class FlattenedBytes implements FileBytes {
    static final String SIGNATURE = "makedumpfile";

    private static final int HEADER = 4096;
    private static final int PIECE_HEADER = 16;
    private static final int LONGEST_READ = 1 << 20;

    private final FileBytes file;
    private final long[] starts;
    private final long size;
    private final List<Piece> pieces;

    private record Piece(long start, long size, long inFile) {}

    private FlattenedBytes(FileBytes file, List<Piece> pieces) {
        this.file = file;
        this.pieces = pieces;
        this.size = pieces.stream()
                .mapToLong(each -> each.start() + each.size())
                .max()
                .orElse(0);
        this.starts = pieces.stream().mapToLong(Piece::start).toArray();
    }

    static FlattenedBytes of(String name, FileBytes file) throws BadDumpException {
        List<Piece> pieces = new ArrayList<>();
        long at = HEADER;
        while (true) {
            if (at > file.size() - PIECE_HEADER) {
                throw new BadDumpException(
                        name + " is cut short: its last piece, which says that it is complete, is missing");
            }
            ByteBuffer header = file.at(at, PIECE_HEADER).order(ByteOrder.BIG_ENDIAN);
            Piece piece = new Piece(header.getLong(), header.getLong(), at + PIECE_HEADER);
            if (piece.start() == -1) {
                pieces.sort(Comparator.comparingLong(Piece::start));
                return new FlattenedBytes(file, pieces);
            }
            if (piece.start() < 0 || piece.size() <= 0 || piece.size() > file.size() - piece.inFile()) {
                throw new BadDumpException(name + " is damaged: the piece at byte " + at + " does not fit the file");
            }
            pieces.add(piece);
            at = piece.inFile() + piece.size();
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public ByteBuffer at(long offset, int count) {
        if (count > LONGEST_READ || offset < 0 || count > size - offset) {
            throw new IndexOutOfBoundsException(count + " bytes at " + offset + " of " + size);
        }
        ByteBuffer out = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (out.hasRemaining()) {
            put(offset + out.position(), out);
        }
        return out.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Copies what the piece has, or passes the zeros up to the next one: nobody wrote there. */
    private void put(long from, ByteBuffer out) {
        int found = Arrays.binarySearch(starts, from);
        int index = found >= 0 ? found : -found - 2;
        long inside = index < 0 ? Long.MAX_VALUE : from - starts[index];
        if (index >= 0 && inside < pieces.get(index).size()) {
            int length = (int) Math.min(pieces.get(index).size() - inside, out.remaining());
            out.put(file.at(pieces.get(index).inFile() + inside, length));
        } else {
            long next = index + 1 < starts.length ? starts[index + 1] : size;
            out.position(out.position() + (int) Math.min(next - from, out.remaining()));
        }
    }
}
