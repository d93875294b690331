package mellos.compiler.translate;

import java.util.function.BiConsumer;
import mellos.compiler.image.MemoryType;

/** The methods of {@code mellos.magic.Address}, all of which the compiler supplies. */
final class AddressIntrinsics {
    private static final String ADDRESS = "mellos/magic/Address.";

    private final BiConsumer<String, Intrinsic> table;

    private AddressIntrinsics(BiConsumer<String, Intrinsic> table) {
        this.table = table;
    }

    static void addTo(BiConsumer<String, Intrinsic> table) {
        AddressIntrinsics entries = new AddressIntrinsics(table);
        entries.addConversions();
        entries.addAccesses();
        entries.addAtomics();
    }

    private void add(String method, Intrinsic intrinsic) {
        table.accept(ADDRESS + method, intrinsic);
    }

    private void addConversions() {
        add("of(J)Lmellos/magic/Address;", Intrinsics::toPointer);
        add("bits()J", Intrinsics::toLong);
        add("as(Ljava/lang/Class;)Ljava/lang/Object;", Intrinsics::same);
        add("ofStruct(Ljava/lang/Object;)Lmellos/magic/Address;", Intrinsics::same);
        add("toObject()Ljava/lang/Object;", Intrinsics::same);
        add("ofObject(Ljava/lang/Object;)Lmellos/magic/Address;", Intrinsics::same);
        add("stackAllocate(I)Lmellos/magic/Address;", Intrinsics::stackAllocate);
        add("ofSymbol(Ljava/lang/String;)Lmellos/magic/Address;", Intrinsics::symbol);
        add("call(J)V", Intrinsics::callAddress);
        add("fence()V", Intrinsics.fence("seq_cst"));
    }

    private void addAccesses() {
        for (MemoryType type : MemoryType.values()) {
            String name = addressName(type);
            String descriptor = type == MemoryType.REFERENCE ? "Lmellos/magic/Address;" : Names.descriptor(type);
            add("load" + name + "()" + descriptor, AtomicAccess.load(type, Access.UNALIGNED));
            add("store" + name + "(" + descriptor + ")V", AtomicAccess.store(type, Access.UNALIGNED));
            add("load" + name + "Volatile()" + descriptor, AtomicAccess.load(type, Access.VOLATILE_WORD));
            add("store" + name + "Volatile(" + descriptor + ")V", AtomicAccess.store(type, Access.VOLATILE_WORD));
        }
    }

    private void addAtomics() {
        for (MemoryType type : new MemoryType[] {MemoryType.INT, MemoryType.LONG}) {
            String d = Names.descriptor(type);
            add("compareAndSet" + Names.of(type) + "(" + d + d + ")Z", AtomicAccess.compareAndSet(type, "seq_cst"));
            add("getAndAdd" + Names.of(type) + "(" + d + ")" + d, AtomicAccess.modify(type, "add", "seq_cst"));
            add("getAndSet" + Names.of(type) + "(" + d + ")" + d, AtomicAccess.modify(type, "xchg", "seq_cst"));
        }
    }

    private static String addressName(MemoryType type) {
        return type == MemoryType.REFERENCE ? "Address" : Names.of(type);
    }
}
