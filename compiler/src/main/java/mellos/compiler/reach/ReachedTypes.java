package mellos.compiler.reach;

import java.lang.reflect.AccessFlag;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.model.MethodInfo;
import mellos.compiler.model.World;

/** The types that a program mentions, makes objects of and initialises. One leads to another, and to initialisers. */
final class ReachedTypes {
    private final World world;
    private final ReceiverTypes receiverTypes;
    private final Consumer<MethodInfo> reach;
    private final Consumer<ClassInfo> mentioned;
    private final Set<ClassInfo> records = new LinkedHashSet<>();
    private final Set<ClassInfo> initialized = new LinkedHashSet<>();

    /**
     * @param reach gets the initialisers that may run
     * @param mentioned gets each type once
     */
    ReachedTypes(World world, ReceiverTypes receiverTypes, Consumer<MethodInfo> reach, Consumer<ClassInfo> mentioned) {
        this.world = world;
        this.receiverTypes = receiverTypes;
        this.reach = reach;
        this.mentioned = mentioned;
    }

    Set<ClassInfo> records() {
        return records;
    }

    Set<ClassInfo> initialized() {
        return initialized;
    }

    void instantiate(ClassInfo type) {
        if (type.isWord() || type.isStruct()) {
            return;
        }
        if (receiverTypes.instantiate(type, Supertypes.of(type, world))) {
            mention(type);
        }
    }

    void mention(ClassInfo type) {
        if (!records.add(type)) {
            return;
        }
        mentioned.accept(type);
        Supertypes.of(type, world).forEach(this::mention);
        if (type.isArray()) {
            mention(type.component());
        }
        // The runtime reads an enum's constants from its record: EnumSet, EnumMap, Enum.valueOf.
        if (isEnum(type)) {
            initialize(type);
        }
    }

    private static boolean isEnum(ClassInfo type) {
        return type.has(AccessFlag.ENUM)
                && type.superclass()
                        .filter(parent -> parent.name().equals("java/lang/Enum"))
                        .isPresent();
    }

    void initialize(ClassInfo type) {
        if (!initialized.add(type)) {
            return;
        }
        Set<ClassInfo> chain = Initialization.chain(type);
        chain.stream().flatMap(each -> each.initializer().stream()).forEach(initializer -> {
            mention(type);
            reach.accept(initializer);
        });
        initialized.addAll(chain);
    }
}
