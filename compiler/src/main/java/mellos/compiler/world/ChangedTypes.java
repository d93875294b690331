package mellos.compiler.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mellos.compiler.model.BuildError;
import mellos.compiler.model.ClassInfo;

/** The types that rules change, and whether each rule has something that it changes. */
final class ChangedTypes {
    private final ClosedWorld world;
    private final Substitutions substitutions;
    private final PackageDeclarations declarations;
    private final ClassSources sources;
    private final Map<String, Optional<ClassInfo>> types;
    private final List<String> problems = new ArrayList<>();

    /** @param types gets them, by name */
    ChangedTypes(
            ClosedWorld world,
            Substitutions substitutions,
            ClassSources sources,
            Map<String, Optional<ClassInfo>> types) {
        this.world = world;
        this.substitutions = substitutions;
        this.declarations = world.declarations();
        this.sources = sources;
        this.types = types;
    }

    /** @throws BuildError naming all rules that match nothing or contradict each other */
    void make() {
        Set<String> targets = new TreeSet<>(substitutions.targets());
        targets.addAll(declarations.absent());
        targets.forEach(this::merge);
        declarations.buildTime().forEach(this::checkBuildTime);
        if (!problems.isEmpty()) {
            throw BuildError.of(problems);
        }
    }

    private void merge(String target) {
        List<Substitution> parts = substitutions.of(target);
        List<ClassCut> cuts = new ArrayList<>(declarations.absent(target));
        parts.forEach(part -> ClassCut.of(part).ifPresent(cuts::add));
        Optional<Source> source = sources.find(target);
        if (source.isEmpty()) {
            parts.forEach(part -> problems.add(nothing("@Substitute of " + part.binaryName(), target)));
            declarations.absent(target).forEach(cut -> problems.add(nothing(cut.display(), target)));
            return;
        }
        Merger merger = new Merger(source.get(), parts, cuts);
        problems.addAll(merger.problems());
        if (merger.problems().isEmpty()) {
            types.put(target, Optional.of(new DeclaredType(target, source.get(), world, merger)));
        }
    }

    private static String nothing(String rule, String target) {
        return rule + " matches nothing: there is no class " + target.replace('/', '.');
    }

    private void checkBuildTime(String name, List<String> places) {
        Optional<Source> source = sources.find(name);
        if (source.isEmpty()) {
            places.forEach(place -> problems.add(nothing(place, name)));
        } else if (source.get().origin() != Origin.JDK) {
            places.forEach(place -> problems.add(
                    place + ": " + name.replace('/', '.') + " is not the JDK's; mark the class itself @BuildTime"));
        } else if (places.size() > 1) {
            problems.add(name.replace('/', '.') + " is named twice: by " + places.get(0) + " and by " + places.get(1)
                    + "; keep one");
        }
    }
}
