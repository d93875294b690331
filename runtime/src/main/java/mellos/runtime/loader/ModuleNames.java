package mellos.runtime.loader;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.Comparator;
import mellos.magic.BuildTime;

/** Which module of the JDK has a package. One text, since few ask and then for few names. */
@BuildTime
final class ModuleNames {
    private static final String BASE = "java.base";

    /** All modules but {@code java.base}: {@code =MODULE:PACKAGE:PACKAGE:=MODULE:}… */
    private static final String TABLE = table();

    private ModuleNames() {}

    static String ofPackage(String name) {
        int at = TABLE.indexOf(":" + name + ":");
        int start = at < 0 ? -1 : TABLE.lastIndexOf('=', at);
        return start < 0 ? BASE : TABLE.substring(start + 1, TABLE.indexOf(':', start));
    }

    private static String table() {
        StringBuilder text = new StringBuilder();
        ModuleFinder.ofSystem().findAll().stream()
                .map(module -> module.descriptor())
                .filter(module -> !module.name().equals(BASE))
                .sorted(Comparator.comparing(ModuleDescriptor::name))
                .forEach(module -> {
                    text.append('=').append(module.name()).append(':');
                    module.packages().stream()
                            .sorted()
                            .forEach(name -> text.append(name).append(':'));
                });
        return text.toString();
    }
}
