package mellos.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The flags that Maven hands to javac, read from the poms, so that they stand in one place. */
final class CompilerFlags {
    private CompilerFlags() {}

    /**
     * All {@code compilerArgs} of the given poms in order, after the flags that Maven adds of itself. Poms that do not
     * exist count as empty.
     */
    static List<String> of(List<Path> poms) {
        List<String> flags = new ArrayList<>(List.of("-g", "-proc:none", "-implicit:none", "-encoding", "UTF-8"));
        for (Path pom : poms) {
            if (Files.exists(pom)) {
                flags.addAll(arguments(pom));
            }
        }
        return flags;
    }

    private static List<String> arguments(Path pom) {
        try {
            var document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile());
            var lists = document.getElementsByTagName("compilerArgs");
            List<String> result = new ArrayList<>();
            for (int i = 0; i < lists.getLength(); i++) {
                var args = ((Element) lists.item(i)).getElementsByTagName("arg");
                for (int j = 0; j < args.getLength(); j++) {
                    result.add(args.item(j).getTextContent().strip());
                }
            }
            return result;
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new BuildFailure("cannot read the compiler flags in " + pom + ": " + e.getMessage(), e);
        }
    }
}
