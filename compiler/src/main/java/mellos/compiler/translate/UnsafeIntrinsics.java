package mellos.compiler.translate;

import java.util.function.BiConsumer;
import mellos.compiler.image.MemoryType;

/** The methods of {@code jdk.internal.misc.Unsafe} that the compiler supplies. */
final class UnsafeIntrinsics {
    private static final String UNSAFE = "jdk/internal/misc/Unsafe.";

    private final BiConsumer<String, Intrinsic> table;

    private UnsafeIntrinsics(BiConsumer<String, Intrinsic> table) {
        this.table = table;
    }

    static void addTo(BiConsumer<String, Intrinsic> table) {
        UnsafeIntrinsics entries = new UnsafeIntrinsics(table);
        entries.addAccesses();
        entries.addAtomics();
        entries.addFencesAndArrays();
    }

    private void add(String method, Intrinsic intrinsic) {
        table.accept(UNSAFE + method, intrinsic);
    }

    private void addAccesses() {
        for (MemoryType type : MemoryType.values()) {
            addAccess(type, "", Access.UNALIGNED);
            addAccess(type, "Volatile", Access.VOLATILE);
            addAccess(type, "Opaque", Access.OPAQUE);
            addOneWayAccesses(type);
            if (type != MemoryType.REFERENCE && type != MemoryType.BOOLEAN) {
                addAbsoluteAccesses(type);
            }
            switch (type) {
                case CHAR, SHORT, INT, LONG -> addAccess(type, "Unaligned", Access.UNALIGNED);
                default -> {}
            }
        }
    }

    private void addAccess(MemoryType type, String mode, Access access) {
        String name = Names.of(type) + mode;
        String d = Names.descriptor(type);
        add("get" + name + "(Ljava/lang/Object;J)" + d, UnsafeAccess.load(type, access));
        add("put" + name + "(Ljava/lang/Object;J" + d + ")V", UnsafeAccess.store(type, access));
    }

    private void addOneWayAccesses(MemoryType type) {
        String name = Names.of(type);
        String d = Names.descriptor(type);
        add("get" + name + "Acquire(Ljava/lang/Object;J)" + d, UnsafeAccess.load(type, Access.ACQUIRE_RELEASE));
        add("put" + name + "Release(Ljava/lang/Object;J" + d + ")V", UnsafeAccess.store(type, Access.ACQUIRE_RELEASE));
    }

    private void addAbsoluteAccesses(MemoryType type) {
        String name = Names.of(type);
        String d = Names.descriptor(type);
        add("get" + name + "(J)" + d, UnsafeAccess.loadAbsolute(type));
        add("put" + name + "(J" + d + ")V", UnsafeAccess.storeAbsolute(type));
    }

    private void addAtomics() {
        for (MemoryType type : MemoryType.values()) {
            if (type == MemoryType.FLOAT || type == MemoryType.DOUBLE || type == MemoryType.BOOLEAN) {
                continue;
            }
            for (String mode : new String[] {"", "Acquire", "Release", "Plain"}) {
                addAtomics(type, mode);
            }
            String d = Names.descriptor(type);
            String exchange = "(Ljava/lang/Object;J" + d + d + ")";
            add("compareAndSet" + Names.of(type) + exchange + "Z", UnsafeAccess.compareAndSet(type, "seq_cst"));
        }
    }

    private void addAtomics(MemoryType type, String mode) {
        String name = Names.of(type) + mode;
        String d = Names.descriptor(type);
        String order = Names.order(mode);
        String exchange = "(Ljava/lang/Object;J" + d + d + ")";
        add("weakCompareAndSet" + name + exchange + "Z", UnsafeAccess.compareAndSet(type, order));
        if (!mode.equals("Plain")) {
            add("compareAndExchange" + name + exchange + d, UnsafeAccess.compareAndExchange(type, order));
            addModifications(type, mode, order);
        }
    }

    private void addModifications(MemoryType type, String mode, String order) {
        String d = Names.descriptor(type);
        String tail = Names.of(type) + mode + "(Ljava/lang/Object;J" + d + ")" + d;
        add("getAndSet" + tail, UnsafeAccess.modify(type, "xchg", order));
        if (type == MemoryType.REFERENCE) {
            return;
        }
        add("getAndAdd" + tail, UnsafeAccess.modify(type, "add", order));
        add("getAndBitwiseOr" + tail, UnsafeAccess.modify(type, "or", order));
        add("getAndBitwiseAnd" + tail, UnsafeAccess.modify(type, "and", order));
        add("getAndBitwiseXor" + tail, UnsafeAccess.modify(type, "xor", order));
    }

    private void addFencesAndArrays() {
        add("loadFence()V", Intrinsics.fence("acquire"));
        add("loadLoadFence()V", Intrinsics.fence("acquire"));
        add("storeFence()V", Intrinsics.fence("release"));
        add("storeStoreFence()V", Intrinsics.fence("release"));
        add("fullFence()V", Intrinsics.fence("seq_cst"));
        add("arrayBaseOffset(Ljava/lang/Class;)J", Intrinsics::arrayBase);
        add("arrayIndexScale(Ljava/lang/Class;)I", Intrinsics::arrayScale);
        add("isBigEndian()Z", Intrinsics.number(0));
        add("unalignedAccess()Z", Intrinsics.number(1));
    }
}
