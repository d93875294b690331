package mellos.compiler.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import mellos.elf.BadElfException;
import mellos.elf.ElfFile;

/** What lld says, with the names of modules in place of the names that their objects have in the cache. */
final class LinkerMessages {
    private LinkerMessages() {}

    static String named(String messages, List<Path> objects) {
        var text = messages.lines().map(LinkerMessages::withoutProgram).collect(Collectors.joining("\n"));
        for (var object : objects) {
            if (text.contains(object.toString())) {
                text = text.replace(object.toString(), module(object));
            }
        }
        return text.strip();
    }

    private static String withoutProgram(String line) {
        var error = line.indexOf("error: ");
        return error > 0 && error < line.indexOf(' ') + 2 ? line.substring(error + "error: ".length()) : line;
    }

    /** LLVM writes the module's name into the object as its source file. */
    private static String module(Path object) {
        try {
            return ElfFile.map(object).symbols().stream()
                    .filter(symbol -> symbol.type() == ElfFile.STT_FILE)
                    .map(ElfFile.Symbol::name)
                    .findFirst()
                    .orElse(object.toString());
        } catch (BadElfException e) {
            return object.toString(); // lld has said already that this is no object
        } catch (IOException e) {
            throw new UncheckedIOException(object.toString(), e);
        }
    }
}
