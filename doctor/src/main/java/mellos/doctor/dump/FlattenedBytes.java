package mellos.doctor.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The file that a flattened one stands for. QEMU up to 8 writes compressed dumps so that they may go into a pipe: a page
 * of header, then pieces, each behind its offset and its size (big-endian), an offset of -1 last.
 */
final class FlattenedBytes implements FileBytes {
    static final String SIGNATURE = "makedumpfile";

    private static final int HEADER = 4096;
    private static final int PIECE_HEADER = 16;
    private static final int LONGEST_READ = 1 << 20;

    private final FileBytes file;
    private final long[] starts;
    private final List<Piece> pieces;

    private record Piece(long start, long size, long inFile) {}

    private FlattenedBytes(FileBytes file, List<Piece> pieces) {
        this.file = file;
        this.pieces = pieces;
        this.starts = pieces.stream().mapToLong(Piece::start).toArray();
    }

    static FlattenedBytes of(String name, FileBytes file) throws BadDumpException {
        List<Piece> pieces = new ArrayList<>();
        long at = HEADER;
        while (true) {
            if (at > file.size() - PIECE_HEADER) {
                throw new BadDumpException(name + " is cut short: its last piece, which says that it is complete, is missing");
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
        return pieces.stream().mapToLong(each -> each.start() + each.size()).max().orElse(0);
    }

    @Override
    public ByteBuffer at(long offset, int count) {
        if (count > LONGEST_READ) {
            throw new IndexOutOfBoundsException(count + " bytes at " + offset);
        }
        ByteBuffer out = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (out.hasRemaining()) {
            long from = offset + out.position();
            Piece piece = pieceAt(from);
            long available = piece.start() + piece.size() - from;
            int length = (int) Math.min(available, out.remaining());
            out.put(file.at(piece.inFile() + from - piece.start(), length));
        }
        return out.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    private Piece pieceAt(long offset) {
        int found = Arrays.binarySearch(starts, offset);
        int index = found >= 0 ? found : -found - 2;
        if (index < 0 || offset - pieces.get(index).start() >= pieces.get(index).size()) {
            throw new IndexOutOfBoundsException("byte " + offset + " is in no piece");
        }
        return pieces.get(index);
    }
}
