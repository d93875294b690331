package mellos.compiler.world;

import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mellos.magic.substitute.Absent;
import mellos.magic.substitute.BuildTimeInitialized;

/**
 * What the system's packages declare about classes of the JDK, in their {@code package-info}: lists, where a class for
 * each would say nothing more. {@link ClosedWorld} looks whether the classes exist.
 */
final class PackageDeclarations {
    private static final String PACKAGE_INFO = "/package-info";

    /** By internal names. */
    private final SortedMap<String, List<ClassCut>> absent = new TreeMap<>();

    /** By internal names, with the packages that say so. */
    private final SortedMap<String, List<String>> buildTime = new TreeMap<>();

    static PackageDeclarations of(Map<String, byte[]> systemClasses) {
        PackageDeclarations declarations = new PackageDeclarations();
        systemClasses.keySet().stream()
                .filter(name -> name.endsWith(PACKAGE_INFO))
                .sorted()
                .forEach(name -> declarations.read(
                        name.substring(0, name.length() - PACKAGE_INFO.length()).replace('/', '.'),
                        Marks.of(ClassFile.of().parse(systemClasses.get(name)))));
        return declarations;
    }

    private void read(String packageName, Marks marks) {
        for (Marks one : marks.each(Absent.class)) {
            String why = one.string(Absent.class, "why").orElseThrow();
            ClassCut cut = new ClassCut(why, "@Absent of package " + packageName);
            one.strings(Absent.class, "value").forEach(name -> put(absent, name, cut));
        }
        marks.strings(BuildTimeInitialized.class, "value")
                .forEach(name -> put(buildTime, name, "@BuildTimeInitialized of package " + packageName));
    }

    private static <T> void put(Map<String, List<T>> lists, String binaryName, T element) {
        lists.computeIfAbsent(binaryName.replace('.', '/'), key -> new ArrayList<>())
                .add(element);
    }

    /** Internal names of all classes that a package calls absent. */
    Set<String> absent() {
        return absent.keySet();
    }

    /** What leaves a class out; none for most. */
    List<ClassCut> absent(String internalName) {
        return absent.getOrDefault(internalName, List.of());
    }

    /** Is it a class of the JDK that a package wants initialised while the image is built? */
    boolean isBuildTime(String internalName, Origin origin) {
        return origin == Origin.JDK && buildTime.containsKey(internalName);
    }

    /** Internal names of classes to be initialised while the image is built, each with the places that say so. */
    SortedMap<String, List<String>> buildTime() {
        return buildTime;
    }
}
