package mellos.compiler.translate;

import java.util.HashMap;
import java.util.Map;
import mellos.compiler.model.MethodInfo;

/** The methods whose code the compiler supplies. They win over the class library's and over substitutions. */
public final class IntrinsicTable {
    private static final IntrinsicTable TABLE = new IntrinsicTable();

    private final Map<String, Intrinsic> intrinsics = new HashMap<>();

    private IntrinsicTable() {
        AddressIntrinsics.addTo(this::add);
        NumberIntrinsics.addTo(this::add);
        UnsafeIntrinsics.addTo(this::add);
        addMagic();
        addObjects();
    }

    /** Whether the compiler supplies the method; the owner by its internal name. */
    public static boolean contains(String owner, String name, String descriptor) {
        return TABLE.intrinsics.containsKey(owner + '.' + name + descriptor);
    }

    static Intrinsic find(MethodInfo method) {
        String key = method.owner().name() + '.' + method.name() + method.type().descriptorString();
        Intrinsic intrinsic = TABLE.intrinsics.get(key);
        if (intrinsic == null) {
            throw new IllegalArgumentException(
                    method.display() + " is marked @Intrinsic, but the compiler has no code for it");
        }
        return intrinsic;
    }

    private void add(String method, Intrinsic intrinsic) {
        if (intrinsics.put(method, intrinsic) != null) {
            throw new IllegalStateException("two intrinsics for " + method);
        }
    }

    private void addMagic() {
        add("mellos/magic/PhysAddr.ofUnchecked(J)Lmellos/magic/PhysAddr;", Intrinsics::toPointer);
        add("mellos/magic/PhysAddr.bits()J", Intrinsics::toLong);
        add("mellos/magic/Fields.offset(Ljava/lang/Class;Ljava/lang/String;)J", Intrinsics::fieldOffset);
        add("mellos/magic/Fields.staticAddress(Ljava/lang/Class;Ljava/lang/String;)J", Intrinsics::staticAddress);
    }

    private void addObjects() {
        add("java/lang/Object.getClass()Ljava/lang/Class;", Intrinsics::classOf);
        add("java/lang/Class.getPrimitiveClass(Ljava/lang/String;)Ljava/lang/Class;", Intrinsics::primitiveClass);
        add("java/lang/Thread.onSpinWait()V", Intrinsics::spinWait);
        add("java/lang/ref/Reference.reachabilityFence(Ljava/lang/Object;)V", Intrinsics::keepAlive);
    }
}
