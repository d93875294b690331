package mellos.tests.guest.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.Charset;
import java.time.zone.ZoneRulesProvider;
import java.util.ServiceLoader;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import mellos.tests.guest.Out;

/** Where a class comes from: loader, module, package, class files as resources; URLs and checksums. */
public final class Surroundings {
    private record Part(int number) {}

    public static void main(String[] args) throws IOException, URISyntaxException {
        classes();
        resources();
        urls();
        checksums();
    }

    private static void classes() {
        Class<?>[] types = {
            Surroundings.class, Part.class, Part[].class, String.class, int.class, int[][].class, String[].class
        };
        for (Class<?> type : types) {
            Out.line(type.getName() + " " + (type.getClassLoader() == null) + " "
                    + type.getModule().isNamed() + " "
                    + type.getModule().getName() + " " + type.getPackageName() + " "
                    + (type.getPackage() == null ? "none" : type.getPackage().getName()));
        }
        Runnable lambda = () -> {};
        ClassLoader own = Surroundings.class.getClassLoader();
        Out.line((lambda.getClass().getClassLoader() == own) + " "
                + (Thread.currentThread().getContextClassLoader() == own) + " "
                + (ClassLoader.getSystemClassLoader() == own) + " " + own.getName() + " "
                + (own.getUnnamedModule() == Surroundings.class.getModule()) + " "
                + (Part.class.getPackage() == Surroundings.class.getPackage()));
        Out.line(String.class.getModule() + " " + java.sql.Date.class.getModule() + " " + String.class.getPackage());
        Out.line(ServiceLoader.load(Runnable.class).findFirst().isPresent() + " "
                + ServiceLoader.load(ZoneRulesProvider.class).iterator().hasNext());
    }

    private static void resources() throws IOException {
        try (InputStream in = Surroundings.class.getResourceAsStream("Surroundings.class")) {
            Out.line(Integer.toHexString(in.read()) + " " + Integer.toHexString(in.readNBytes(3)[2] & 0xff));
        }
        Out.line(Surroundings.class.getResourceAsStream("none") + " " + Surroundings.class.getResource("/none") + " "
                + Surroundings.class.getClassLoader().getResources("none").hasMoreElements());
    }

    private static void urls() throws URISyntaxException {
        for (String text :
                new String[] {"http://me@h:80/p/q?x=1#f", "https://h/p", "jar:file:/a.jar!/b", "file:/a/b"}) {
            try {
                URL url = new URI(text).toURL();
                Out.line(url + " " + url.getProtocol() + " " + url.getHost() + " " + url.getPort() + " "
                        + url.getDefaultPort() + " " + url.getFile() + " " + url.getRef());
            } catch (MalformedURLException e) {
                Out.line(e.toString());
            }
        }
        try {
            Out.line(new URI("nosuch:a").toURL().toString());
        } catch (MalformedURLException e) {
            Out.line(e.toString());
        }
        Out.line(new URI("http://a/b/c/").resolve("../d?e").normalize() + " "
                + new URI("http", "h", "/ü x", "f").toASCIIString());
    }

    private static void checksums() {
        byte[] bytes = "a line of text, again and again ".repeat(500).getBytes(Charset.forName("UTF-8"));
        for (Checksum sum : new Checksum[] {new CRC32(), new Adler32()}) {
            sum.update(bytes, 3, bytes.length - 7);
            long first = sum.getValue();
            sum.update(-1);
            Out.line(first + " " + sum.getValue());
        }
    }
}
