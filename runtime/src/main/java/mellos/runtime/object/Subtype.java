package mellos.runtime.object;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.TypeFlags;

/** Which type is a subtype of which, for all types; generated code tests the common cases by itself. */
@NoHeap
@RawMemory("class records are constant and complete")
public final class Subtype {
    private Subtype() {}

    /** Whether {@code type} is {@code of} or a subtype: superclasses, superinterfaces, covariant arrays. */
    @EntryPoint("mellos_is_subtype")
    public static boolean isSubtype(ClassRecord type, ClassRecord of) {
        ClassRecord left = type;
        ClassRecord right = of;
        while (!same(left, right) && isReferenceArray(left) && isReferenceArray(right)) {
            left = left.component();
            right = right.component();
        }
        return same(left, right) || isSubtypeOfClass(left, right);
    }

    private static boolean isSubtypeOfClass(ClassRecord type, ClassRecord of) {
        if ((of.flags() & TypeFlags.INTERFACE) != 0) {
            return implementsInterface(type, of);
        }
        if (isReferenceInterface(type)) {
            return isObject(of);
        }
        ClassRecord superclass = type.superclass();
        while (!Address.ofStruct(superclass).isZero()) {
            if (same(superclass, of)) {
                return true;
            }
            superclass = superclass.superclass();
        }
        return false;
    }

    private static boolean implementsInterface(ClassRecord type, ClassRecord of) {
        Address list = type.superinterfaces();
        if (list.isZero()) {
            return false;
        }
        long count = list.loadLong();
        for (long i = 1; i <= count; i++) {
            if (list.plus(8 * i).loadAddress().same(Address.ofStruct(of))) {
                return true;
            }
        }
        return false;
    }

    /** Interfaces have no superclass in their record and are subtypes of Object all the same. */
    private static boolean isReferenceInterface(ClassRecord type) {
        return (type.flags() & TypeFlags.INTERFACE) != 0;
    }

    private static boolean isObject(ClassRecord type) {
        return Address.ofStruct(type.superclass()).isZero()
                && (type.flags() & (TypeFlags.PRIMITIVE | TypeFlags.INTERFACE)) == 0;
    }

    private static boolean isReferenceArray(ClassRecord type) {
        return (type.flags() & TypeFlags.ARRAY) != 0 && (type.component().flags() & TypeFlags.PRIMITIVE) == 0;
    }

    static boolean same(ClassRecord left, ClassRecord right) {
        return Address.ofStruct(left).same(Address.ofStruct(right));
    }
}
