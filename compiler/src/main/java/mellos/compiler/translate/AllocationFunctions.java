package mellos.compiler.translate;

import static mellos.magic.abi.ObjectHeaderLayout.ARRAY_ELEMENTS;
import static mellos.magic.abi.ObjectHeaderLayout.ARRAY_LENGTH;
import static mellos.magic.abi.ObjectHeaderLayout.OBJECT_ALIGNMENT;
import static mellos.magic.abi.ProcessorBlockLayout.PROCESSOR_THREAD_BLOCK;
import static mellos.magic.abi.ThreadBlockLayout.THREAD_ALLOCATION_END;
import static mellos.magic.abi.ThreadBlockLayout.THREAD_ALLOCATION_TOP;

/** The text of functions that allocate from the thread's own memory, and call the runtime when that is used up. */
final class AllocationFunctions {
    private static final int LONGEST_INLINE_ARRAY = 1 << 24;

    /**
     * How far ahead of a new object memory is fetched: further than the slow path zeroes at a time (AllocationArea), so
     * that it finds the memory in the cache.
     */
    private static final int PREFETCH_BYTES = 6 << 10;

    private AllocationFunctions() {}

    /** {@code ptr (ptr record, i64 size)} named {@code new}: a zeroed object. */
    static String ofObject(ModuleText module) {
        return """
                define internal nonnull ptr @new(ptr %r, i64 %n) #2 {
                %b = load ptr, ptr addrspace(256) inttoptr (i64 THREAD_BLOCK to ptr addrspace(256)), align 8
                %o = getelementptr i8, ptr %b, i64 ALLOCATION_TOP
                %t = load ptr, ptr %o, align 8
                %p = getelementptr i8, ptr %b, i64 ALLOCATION_END
                %e = load i64, ptr %p, align 8
                %i = ptrtoint ptr %t to i64
                %f = sub i64 %e, %i
                %c = icmp ule i64 %n, %f
                br i1 %c, label %q, label %s
                q:
                %u = getelementptr i8, ptr %t, i64 %n
                store ptr %u, ptr %o, align 8
                store ptr %r, ptr %t, align 8
                %y = getelementptr i8, ptr %t, i64 AHEAD
                call void @llvm.prefetch.p0(ptr %y, i32 1, i32 3, i32 1)
                ret ptr %t
                s:
                %x = call ptr MELLOS(ptr %r) cold
                ret ptr %x
                }
                """.replace("MELLOS", module.runtime(RuntimeCall.ALLOCATE_OBJECT))
                .transform(AllocationFunctions::withOffsets);
    }

    /** {@code ptr (ptr record, i32 length, i64 log2 of the element size)} named {@code newarray}: a zeroed array. */
    static String ofArray(ModuleText module) {
        return """
                define internal nonnull ptr @newarray(ptr %r, i32 %l, i64 %g) #2 {
                %h = icmp ult i32 %l, LONGEST
                br i1 %h, label %k, label %s
                k:
                %w = zext i32 %l to i64
                %d = shl i64 %w, %g
                %a = add i64 %d, ARRAY_OVERHEAD
                %n = and i64 %a, -ALIGNMENT
                %b = load ptr, ptr addrspace(256) inttoptr (i64 THREAD_BLOCK to ptr addrspace(256)), align 8
                %o = getelementptr i8, ptr %b, i64 ALLOCATION_TOP
                %t = load ptr, ptr %o, align 8
                %p = getelementptr i8, ptr %b, i64 ALLOCATION_END
                %e = load i64, ptr %p, align 8
                %i = ptrtoint ptr %t to i64
                %f = sub i64 %e, %i
                %c = icmp ule i64 %n, %f
                br i1 %c, label %q, label %s
                q:
                %u = getelementptr i8, ptr %t, i64 %n
                store ptr %u, ptr %o, align 8
                store ptr %r, ptr %t, align 8
                %z = getelementptr i8, ptr %t, i64 LENGTH
                store i32 %l, ptr %z, align 4
                %y = getelementptr i8, ptr %t, i64 AHEAD
                call void @llvm.prefetch.p0(ptr %y, i32 1, i32 3, i32 1)
                ret ptr %t
                s:
                %x = call ptr MELLOS(ptr %r, i32 %l) cold
                ret ptr %x
                }
                """.replace("MELLOS", module.runtime(RuntimeCall.ALLOCATE_ARRAY))
                .replace("LONGEST", Integer.toString(LONGEST_INLINE_ARRAY))
                .transform(AllocationFunctions::withOffsets);
    }

    /** An object's record is at its start, so that what {@code %t} points at is stored to as it is. */
    private static String withOffsets(String text) {
        return text.replace("AHEAD", Integer.toString(PREFETCH_BYTES))
                .replace("THREAD_BLOCK", Integer.toString(PROCESSOR_THREAD_BLOCK))
                .replace("ALLOCATION_TOP", Integer.toString(THREAD_ALLOCATION_TOP))
                .replace("ALLOCATION_END", Integer.toString(THREAD_ALLOCATION_END))
                .replace("ARRAY_OVERHEAD", Integer.toString(ARRAY_ELEMENTS + OBJECT_ALIGNMENT - 1))
                .replace("ALIGNMENT", Integer.toString(OBJECT_ALIGNMENT))
                .replace("LENGTH", Integer.toString(ARRAY_LENGTH));
    }
}
