package mellos.tests.guest.library;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.Scanner;
import mellos.tests.guest.Out;

/** Files and folders by java.io: streams, positions, names, what fails. */
public final class StreamsOnFiles {
    private static File folder;

    public static void main(String[] args) throws IOException {
        folder = File.createTempFile("guest", ".folder");
        Out.line(folder.isFile() + " " + folder.length() + " " + folder.delete() + " " + folder.mkdir() + " "
                + folder.isDirectory() + " " + folder.getName().endsWith(".folder"));
        streams();
        positions();
        names();
        failures();
        File[] files = folder.listFiles();
        Arrays.sort(files);
        for (File each : files) {
            Out.line(each.getName() + " " + each.delete());
        }
        Out.line(folder.delete() + " " + folder.exists());
    }

    private static void streams() throws IOException {
        File file = new File(folder, "text");
        try (PrintWriter out = new PrintWriter(new FileWriter(file))) {
            out.println("one");
            out.print("two");
        }
        try (FileOutputStream more = new FileOutputStream(file, true)) {
            more.write("\nthree".getBytes());
        }
        try (BufferedReader in = new BufferedReader(new FileReader(file))) {
            Out.line(in.lines().toList() + " " + file.length());
        }
        try (FileInputStream in = new FileInputStream(file)) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            Out.line(in.available() + " " + in.skip(2) + " " + in.read() + " " + in.transferTo(copy) + " " + copy.size()
                    + " " + in.read() + " " + in.read(new byte[0]) + " " + in.read(new byte[2]));
        }
        try (FileInputStream in = new FileInputStream(file)) {
            Out.line(in.readAllBytes().length + " " + new Scanner(new FileReader(file)).next());
        }
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 7);
        try (FileOutputStream out = new FileOutputStream(new File(folder, "large"))) {
            for (int i = 0; i < 10; i++) {
                out.write(large);
            }
        }
        Out.line("" + new File(folder, "large").length());
        new FileOutputStream(new File(folder, "large")).close();
        Out.line("" + new File(folder, "large").length());
    }

    private static void positions() throws IOException {
        File file = new File(folder, "numbers");
        try (RandomAccessFile numbers = new RandomAccessFile(file, "rw")) {
            for (int i = 0; i < 100; i++) {
                numbers.writeInt(i * i);
            }
            numbers.seek(40);
            Out.line(numbers.readInt() + " " + numbers.getFilePointer() + " " + numbers.length());
            numbers.seek(1000);
            numbers.writeByte(1);
            numbers.seek(500);
            Out.line(numbers.length() + " " + numbers.readLong() + " " + numbers.skipBytes(1000));
            numbers.setLength(8);
            Out.line(numbers.getFilePointer() + " " + numbers.read());
            numbers.setLength(12);
            numbers.seek(8);
            Out.line("" + numbers.readInt());
        }
        try (RandomAccessFile reader = new RandomAccessFile(file, "r")) {
            reader.writeInt(1);
        } catch (IOException e) {
            Out.line(e.getClass().getName());
        }
    }

    private static void names() throws IOException {
        File deep = new File(folder, "a/b/c");
        Out.line(deep.mkdir() + " " + deep.mkdirs() + " " + deep.mkdirs() + " "
                + new File(deep, "../../x/../b")
                        .getCanonicalFile()
                        .equals(deep.getParentFile().getCanonicalFile()));
        File file = new File(deep, "f");
        Out.line(file.createNewFile() + " " + file.createNewFile() + " " + Arrays.toString(deep.list()) + " "
                + file.list());
        Out.line(
                deep.delete() + " " + file.renameTo(new File(folder, "f")) + " " + deep.delete() + " " + file.exists());
        File moved = new File(folder, "f");
        Out.line(moved.setLastModified(1_000_000_000_000L) + " " + moved.lastModified() + " " + moved.canRead() + " "
                + moved.canExecute());
        String[] names = folder.list();
        Arrays.sort(names);
        Out.line(Arrays.toString(names) + " " + new File(folder, "a").renameTo(new File(folder, "z")) + " "
                + new File(folder, "z/b").isDirectory() + " " + new File(folder, "z/b").delete());
        Out.line(new File("/a//b/").getPath() + " " + new File("x").isAbsolute() + " " + new File("/a/b").getParent()
                + " " + new File("/no/such").lastModified());
    }

    private static void failures() {
        for (String name : new String[] {"none", "none/none", "z"}) {
            File file = new File(folder, name);
            try {
                new FileInputStream(file).close();
            } catch (IOException e) {
                Out.line(text(e));
            }
            try {
                new RandomAccessFile(file, "r").close();
            } catch (IOException e) {
                Out.line(text(e));
            }
        }
        try {
            new FileOutputStream(new File(folder, "none/none")).close();
        } catch (IOException e) {
            Out.line(text(e));
        }
        try {
            new File(folder, "none/none").createNewFile();
        } catch (IOException e) {
            Out.line(text(e));
        }
        try {
            FileInputStream closed = new FileInputStream(new File(folder, "text"));
            closed.close();
            closed.read();
        } catch (FileNotFoundException e) {
            Out.line(text(e));
        } catch (IOException e) {
            Out.line(text(e));
        }
    }

    private static String text(IOException e) {
        return e.toString().replace(folder.getPath(), "");
    }
}
