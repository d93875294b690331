package mellos.compiler.translate;

import java.util.HashMap;
import java.util.Map;
import mellos.compiler.image.MemoryType;
import mellos.compiler.model.MethodInfo;

/** The methods whose code the compiler supplies. They win over the class library's and over substitutions. */
public final class IntrinsicTable {
    private static final String UNSAFE = "jdk/internal/misc/Unsafe.";
    private static final String ADDRESS = "mellos/magic/Address.";
    private static final IntrinsicTable TABLE = new IntrinsicTable();

    private final Map<String, Intrinsic> intrinsics = new HashMap<>();

    private IntrinsicTable() {
        addWords();
        addAddress();
        addFields();
        addNumbers();
        addObjects();
        addUnsafeAccess();
        addUnsafeAtomics();
        addUnsafeOther();
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

    private void addWords() {
        add("mellos/magic/Address.of(J)Lmellos/magic/Address;", Intrinsics::toPointer);
        add("mellos/magic/Address.bits()J", Intrinsics::toLong);
        add("mellos/magic/PhysAddr.ofUnchecked(J)Lmellos/magic/PhysAddr;", Intrinsics::toPointer);
        add("mellos/magic/PhysAddr.bits()J", Intrinsics::toLong);
    }

    private void addAddress() {
        add(ADDRESS + "as(Ljava/lang/Class;)Ljava/lang/Object;", Intrinsics::same);
        add(ADDRESS + "ofStruct(Ljava/lang/Object;)Lmellos/magic/Address;", Intrinsics::same);
        add(ADDRESS + "toObject()Ljava/lang/Object;", Intrinsics::same);
        add(ADDRESS + "ofObject(Ljava/lang/Object;)Lmellos/magic/Address;", Intrinsics::same);
        add(ADDRESS + "stackAllocate(I)Lmellos/magic/Address;", Intrinsics::stackAllocate);
        add(ADDRESS + "ofSymbol(Ljava/lang/String;)Lmellos/magic/Address;", Intrinsics::symbol);
        add(ADDRESS + "call(J)V", Intrinsics::callAddress);
        add(ADDRESS + "fence()V", Intrinsics.fence("seq_cst"));
        for (MemoryType type : MemoryType.values()) {
            String name = addressName(type);
            String descriptor = type == MemoryType.REFERENCE ? "Lmellos/magic/Address;" : Names.descriptor(type);
            add(ADDRESS + "load" + name + "()" + descriptor, AtomicAccess.load(type, Access.UNALIGNED));
            add(ADDRESS + "store" + name + "(" + descriptor + ")V", AtomicAccess.store(type, Access.UNALIGNED));
            add(ADDRESS + "load" + name + "Volatile()" + descriptor, AtomicAccess.load(type, Access.VOLATILE_WORD));
            add(
                    ADDRESS + "store" + name + "Volatile(" + descriptor + ")V",
                    AtomicAccess.store(type, Access.VOLATILE_WORD));
        }
        for (MemoryType type : new MemoryType[] {MemoryType.INT, MemoryType.LONG}) {
            String d = Names.descriptor(type);
            add(
                    ADDRESS + "compareAndSet" + Names.of(type) + "(" + d + d + ")Z",
                    AtomicAccess.compareAndSet(type, "seq_cst"));
            add(
                    ADDRESS + "getAndAdd" + Names.of(type) + "(" + d + ")" + d,
                    AtomicAccess.modify(type, "add", "seq_cst"));
            add(
                    ADDRESS + "getAndSet" + Names.of(type) + "(" + d + ")" + d,
                    AtomicAccess.modify(type, "xchg", "seq_cst"));
        }
    }

    private static String addressName(MemoryType type) {
        return type == MemoryType.REFERENCE ? "Address" : Names.of(type);
    }

    private void addFields() {
        add("mellos/magic/Fields.offset(Ljava/lang/Class;Ljava/lang/String;)J", Intrinsics::fieldOffset);
        add("mellos/magic/Fields.staticAddress(Ljava/lang/Class;Ljava/lang/String;)J", Intrinsics::staticAddress);
    }

    private void addNumbers() {
        add("java/lang/Float.floatToRawIntBits(F)I", Intrinsics.bits(Kind.FLOAT, Kind.INT));
        add("java/lang/Float.intBitsToFloat(I)F", Intrinsics.bits(Kind.INT, Kind.FLOAT));
        add("java/lang/Double.doubleToRawLongBits(D)J", Intrinsics.bits(Kind.DOUBLE, Kind.LONG));
        add("java/lang/Double.longBitsToDouble(J)D", Intrinsics.bits(Kind.LONG, Kind.DOUBLE));
        for (String owner : new String[] {"java/lang/Math.", "java/lang/StrictMath."}) {
            add(owner + "sqrt(D)D", Intrinsics.unary("llvm.sqrt.f64", Kind.DOUBLE));
        }
        add("java/lang/Math.abs(D)D", Intrinsics.unary("llvm.fabs.f64", Kind.DOUBLE));
        add("java/lang/Math.abs(F)F", Intrinsics.unary("llvm.fabs.f32", Kind.FLOAT));
        add("java/lang/Math.multiplyHigh(JJ)J", Intrinsics.multiplyHigh("sext"));
        add("java/lang/Math.unsignedMultiplyHigh(JJ)J", Intrinsics.multiplyHigh("zext"));
        add("java/lang/Integer.bitCount(I)I", Intrinsics.unary("llvm.ctpop.i32", Kind.INT));
        add("java/lang/Integer.reverseBytes(I)I", Intrinsics.unary("llvm.bswap.i32", Kind.INT));
        add("java/lang/Integer.numberOfLeadingZeros(I)I", Intrinsics.countZeros("llvm.ctlz.i32", Kind.INT));
        add("java/lang/Integer.numberOfTrailingZeros(I)I", Intrinsics.countZeros("llvm.cttz.i32", Kind.INT));
        add("java/lang/Long.bitCount(J)I", Intrinsics.count("llvm.ctpop.i64"));
        add("java/lang/Long.reverseBytes(J)J", Intrinsics.unary("llvm.bswap.i64", Kind.LONG));
        add("java/lang/Long.numberOfLeadingZeros(J)I", Intrinsics.countZeros("llvm.ctlz.i64", Kind.LONG));
        add("java/lang/Long.numberOfTrailingZeros(J)I", Intrinsics.countZeros("llvm.cttz.i64", Kind.LONG));
        add("java/lang/Integer.divideUnsigned(II)I", Intrinsics.unsigned("udiv", Kind.INT));
        add("java/lang/Integer.remainderUnsigned(II)I", Intrinsics.unsigned("urem", Kind.INT));
        add("java/lang/Long.divideUnsigned(JJ)J", Intrinsics.unsigned("udiv", Kind.LONG));
        add("java/lang/Long.remainderUnsigned(JJ)J", Intrinsics.unsigned("urem", Kind.LONG));
    }

    private void addObjects() {
        add("java/lang/Object.getClass()Ljava/lang/Class;", Intrinsics::classOf);
        add("java/lang/Class.getPrimitiveClass(Ljava/lang/String;)Ljava/lang/Class;", Intrinsics::primitiveClass);
        add("java/lang/Thread.onSpinWait()V", Intrinsics::spinWait);
        add("java/lang/ref/Reference.reachabilityFence(Ljava/lang/Object;)V", Intrinsics::keepAlive);
    }

    private void addUnsafeAccess() {
        for (MemoryType type : MemoryType.values()) {
            String name = Names.of(type);
            String d = Names.descriptor(type);
            addUnsafeAccess(name, "", d, type, Access.UNALIGNED, Access.UNALIGNED);
            addUnsafeAccess(name, "Volatile", d, type, Access.VOLATILE, Access.VOLATILE);
            addUnsafeAccess(name, "Opaque", d, type, Access.OPAQUE, Access.OPAQUE);
            add(
                    UNSAFE + "get" + name + "Acquire(Ljava/lang/Object;J)" + d,
                    UnsafeAccess.load(type, Access.ACQUIRE_RELEASE));
            add(
                    UNSAFE + "put" + name + "Release(Ljava/lang/Object;J" + d + ")V",
                    UnsafeAccess.store(type, Access.ACQUIRE_RELEASE));
            if (type != MemoryType.REFERENCE && type != MemoryType.BOOLEAN) {
                add(UNSAFE + "get" + name + "(J)" + d, UnsafeAccess.loadAbsolute(type));
                add(UNSAFE + "put" + name + "(J" + d + ")V", UnsafeAccess.storeAbsolute(type));
            }
            switch (type) {
                case CHAR, SHORT, INT, LONG ->
                    addUnsafeAccess(name, "Unaligned", d, type, Access.UNALIGNED, Access.UNALIGNED);
                default -> {}
            }
        }
    }

    private void addUnsafeAccess(
            String name, String mode, String descriptor, MemoryType type, Access load, Access store) {
        add(UNSAFE + "get" + name + mode + "(Ljava/lang/Object;J)" + descriptor, UnsafeAccess.load(type, load));
        add(UNSAFE + "put" + name + mode + "(Ljava/lang/Object;J" + descriptor + ")V", UnsafeAccess.store(type, store));
    }

    private void addUnsafeAtomics() {
        for (MemoryType type : MemoryType.values()) {
            if (type == MemoryType.FLOAT || type == MemoryType.DOUBLE || type == MemoryType.BOOLEAN) {
                continue;
            }
            String name = Names.of(type);
            String d = Names.descriptor(type);
            for (String mode : new String[] {"", "Acquire", "Release", "Plain"}) {
                String order = Names.order(mode);
                String exchange = "(Ljava/lang/Object;J" + d + d + ")";
                add(
                        UNSAFE + "weakCompareAndSet" + name + mode + exchange + "Z",
                        UnsafeAccess.compareAndSet(type, order));
                if (!mode.equals("Plain")) {
                    add(
                            UNSAFE + "compareAndExchange" + name + mode + exchange + d,
                            UnsafeAccess.compareAndExchange(type, order));
                    addModifications(type, mode, order);
                }
            }
            add(
                    UNSAFE + "compareAndSet" + name + "(Ljava/lang/Object;J" + d + d + ")Z",
                    UnsafeAccess.compareAndSet(type, "seq_cst"));
        }
    }

    private void addModifications(MemoryType type, String mode, String order) {
        String d = Names.descriptor(type);
        String tail = Names.of(type) + mode + "(Ljava/lang/Object;J" + d + ")" + d;
        add(UNSAFE + "getAndSet" + tail, UnsafeAccess.modify(type, "xchg", order));
        if (type == MemoryType.REFERENCE) {
            return;
        }
        add(UNSAFE + "getAndAdd" + tail, UnsafeAccess.modify(type, "add", order));
        add(UNSAFE + "getAndBitwiseOr" + tail, UnsafeAccess.modify(type, "or", order));
        add(UNSAFE + "getAndBitwiseAnd" + tail, UnsafeAccess.modify(type, "and", order));
        add(UNSAFE + "getAndBitwiseXor" + tail, UnsafeAccess.modify(type, "xor", order));
    }

    private void addUnsafeOther() {
        add(UNSAFE + "loadFence()V", Intrinsics.fence("acquire"));
        add(UNSAFE + "loadLoadFence()V", Intrinsics.fence("acquire"));
        add(UNSAFE + "storeFence()V", Intrinsics.fence("release"));
        add(UNSAFE + "storeStoreFence()V", Intrinsics.fence("release"));
        add(UNSAFE + "fullFence()V", Intrinsics.fence("seq_cst"));
        add(UNSAFE + "arrayBaseOffset(Ljava/lang/Class;)J", Intrinsics::arrayBase);
        add(UNSAFE + "arrayIndexScale(Ljava/lang/Class;)I", Intrinsics::arrayScale);
        add(UNSAFE + "isBigEndian()Z", Intrinsics.number(0));
        add(UNSAFE + "unalignedAccess()Z", Intrinsics.number(1));
    }
}
