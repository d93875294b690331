package mellos.tests.boot;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** QEMU's debugger stub ({@code -gdb unix:…}), as far as it takes to write over a running kernel's memory. */
final class DebugStub implements AutoCloseable {
    private static final int LARGEST_WRITE = 1024;
    private static final Pattern ANSWER = Pattern.compile("\\$([^T#][^#]*)#..");

    private final SocketChannel channel;

    private DebugStub(SocketChannel channel) {
        this.channel = channel;
    }

    /** The machine stands still until {@link #close}. */
    static DebugStub connect(Path socket) throws IOException {
        return new DebugStub(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    /** Writes at a virtual address of the processor that the stub stands at, read-only pages too. */
    void write(long address, byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += LARGEST_WRITE) {
            int length = Math.min(LARGEST_WRITE, bytes.length - at);
            String answer = ask("M" + Long.toHexString(address + at) + "," + Integer.toHexString(length) + ":"
                    + HexFormat.of().formatHex(bytes, at, at + length));
            if (!answer.equals("OK")) {
                throw new IOException("cannot write at 0x" + Long.toHexString(address + at) + ": " + answer);
            }
        }
    }

    /** One packet, and its answer. That the machine stopped is told at any time, in packets of its own (T). */
    private String ask(String packet) throws IOException {
        int sum = packet.chars().sum() & 0xff;
        byte[] out = "$%s#%02x".formatted(packet, sum).getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(out));
        StringBuilder received = new StringBuilder();
        ByteBuffer in = ByteBuffer.allocate(4096);
        Matcher answer = ANSWER.matcher(received);
        while (!answer.reset().find()) {
            if (channel.read(in) < 0) {
                throw new IOException("the stub went away after " + packet);
            }
            received.append(StandardCharsets.US_ASCII.decode(in.flip()));
            in.clear();
        }
        return answer.group(1);
    }

    /** Lets the machine go on. */
    @Override
    public void close() throws IOException {
        ask("D");
        channel.close();
    }
}
