package mellos.tests.guest.library;

import java.io.*;
import java.nio.*;
import java.util.*;
import mellos.tests.guest.Out;

/** Heap buffers, in-memory streams, Base64, hexadecimal text, checksums. */
public final class Bytes {
    public static void main(String[] args) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0x12345678)
                .putLong(-2)
                .putDouble(1.5)
                .put((byte) 9)
                .putShort((short) 300)
                .putChar('\u20ac')
                .putFloat(0.25f);
        b.flip();
        Out.number(b.remaining());
        Out.hex(b.getInt());
        Out.number(b.getLong());
        Out.bits(b.getDouble());
        Out.number(b.get());
        Out.number(b.order(ByteOrder.BIG_ENDIAN).getShort());
        Out.text(b.toString());
        Out.hex(b.getInt(0));
        Out.end();
        try {
            ByteBuffer.allocate(3).putInt(5);
        } catch (BufferOverflowException e) {
            Out.thrown(e);
        }
        try {
            b.asReadOnlyBuffer().put((byte) 1);
        } catch (ReadOnlyBufferException e) {
            Out.thrown(e);
        }
        byte[] data = "mellos: an operating system \u20ac".getBytes("UTF-8");
        String encoded = Base64.getEncoder().encodeToString(data);
        Out.text(encoded);
        Out.text(new String(Base64.getDecoder().decode(encoded), "UTF-8"));
        Out.text(HexFormat.of().formatHex(data));
        Out.end();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(7);
            out.writeUTF("text");
            out.writeDouble(-0.5);
            out.writeBoolean(true);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        Out.text(in.readInt() + in.readUTF() + in.readDouble() + in.readBoolean());
        try {
            in.readByte();
        } catch (EOFException e) {
            Out.thrown(e);
        }
        StringWriter w = new StringWriter();
        PrintWriter p = new PrintWriter(w);
        p.printf("%d-%s", 1, "x");
        p.println(2.5);
        p.flush();
        Out.text(w.toString());
        BufferedReader r = new BufferedReader(new StringReader("a\nb\r\nc"));
        Out.text(r.readLine() + r.readLine() + r.readLine() + r.readLine());
        Out.end();
        PrintStream ps = new PrintStream(bytes, true, "UTF-8");
        ps.print("\u20ac");
        ps.print(5);
        ps.append('c').println(new char[] {'d'});
        Out.number(bytes.size());
        Out.end();
    }
}
