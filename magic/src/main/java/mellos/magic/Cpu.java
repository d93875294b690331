package mellos.magic;

/**
 * One method per processor instruction. Intel SDM vol. 2, "Instruction Set Reference". Runs in an image only: on a
 * host JVM a call is an {@link UnsatisfiedLinkError}.
 */
@NoHeap
public final class Cpu {
    private Cpu() {}

    @Instruction("hlt")
    public static native void halt();

    @Instruction("sti\n\thlt")
    public static native void enableInterruptsAndHalt();

    @Instruction("pause")
    public static void pause() {
        Thread.onSpinWait();
    }

    @Instruction("cli")
    public static native void disableInterrupts();

    @Instruction("sti")
    public static native void enableInterrupts();

    /** RFLAGS. */
    @Instruction(value = "pushfq\n\tpopq $0", constraints = "=r")
    public static native long flags();

    @Instruction(value = "outb %al, %dx", constraints = "{dx},{al}")
    public static native void outByte(short port, byte value);

    @Instruction(value = "outw %ax, %dx", constraints = "{dx},{ax}")
    public static native void outShort(short port, short value);

    @Instruction(value = "outl %eax, %dx", constraints = "{dx},{eax}")
    public static native void outInt(short port, int value);

    @Instruction(value = "inb %dx, %al", constraints = "={al},{dx}")
    public static native byte inByte(short port);

    @Instruction(value = "inl %dx, %eax", constraints = "={eax},{dx}")
    public static native int inInt(short port);

    /** RDMSR. #GP if the register does not exist (QEMU's TCG reads 0 instead). */
    @Instruction(value = "rdmsr\n\tshlq $$32, %rdx\n\torq %rdx, %rax", constraints = "={rax},{ecx},~{rdx},~{cc}")
    public static native long readMsr(int register);

    @Instruction(value = "movq %rax, %rdx\n\tshrq $$32, %rdx\n\twrmsr", constraints = "{ecx},{rax},~{rdx},~{cc}")
    public static native void writeMsr(int register, long value);

    @Instruction(value = "movq %cr0, $0", constraints = "=r")
    public static native long readCr0();

    @Instruction(value = "movq $0, %cr0", constraints = "r")
    public static native void writeCr0(long value);

    @Instruction(value = "movq %cr2, $0", constraints = "=r")
    public static native long readCr2();

    @Instruction(value = "movq %cr3, $0", constraints = "=r")
    public static native long readCr3();

    @Instruction(value = "movq $0, %cr3", constraints = "r")
    public static native void writeCr3(long value);

    @Instruction(value = "movq %cr4, $0", constraints = "=r")
    public static native long readCr4();

    @Instruction(value = "movq $0, %cr4", constraints = "r")
    public static native void writeCr4(long value);

    @Instruction(value = "xgetbv\n\tshlq $$32, %rdx\n\torq %rdx, %rax", constraints = "={rax},{ecx},~{rdx},~{cc}")
    public static native long readExtendedControl(int register);

    @Instruction(value = "movq %rax, %rdx\n\tshrq $$32, %rdx\n\txsetbv", constraints = "{ecx},{rax},~{rdx},~{cc}")
    public static native void writeExtendedControl(int register, long value);

    /** CPUID: EAX of the leaf and subleaf. */
    @Instruction(value = "cpuid", constraints = "={eax},={ecx},0,1,~{ebx},~{edx}")
    public static native int cpuidEax(int leaf, int subleaf);

    @Instruction(value = "cpuid", constraints = "={ebx},={eax},={ecx},1,2,~{edx}")
    public static native int cpuidEbx(int leaf, int subleaf);

    @Instruction(value = "cpuid", constraints = "={ecx},={eax},1,0,~{ebx},~{edx}")
    public static native int cpuidEcx(int leaf, int subleaf);

    @Instruction(value = "cpuid", constraints = "={edx},={eax},={ecx},1,2,~{ebx}")
    public static native int cpuidEdx(int leaf, int subleaf);

    @Instruction(value = "rdtsc\n\tshlq $$32, %rdx\n\torq %rdx, %rax", constraints = "={rax},~{rdx},~{cc}")
    public static native long readTimeStamp();

    @Instruction(value = "invlpg ($0)", constraints = "r")
    public static native void invalidatePage(long virtualAddress);

    /** @param pseudoDescriptor address of a 10-byte limit and base */
    @Instruction(value = "lgdt ($0)", constraints = "r")
    public static native void loadGdt(long pseudoDescriptor);

    /** @param pseudoDescriptor address of a 10-byte limit and base */
    @Instruction(value = "lidt ($0)", constraints = "r")
    public static native void loadIdt(long pseudoDescriptor);

    @Instruction(value = "sgdt ($0)", constraints = "r")
    public static native void storeGdt(long pseudoDescriptor);

    @Instruction(value = "sidt ($0)", constraints = "r")
    public static native void storeIdt(long pseudoDescriptor);

    @Instruction(value = "ltr $0", constraints = "r")
    public static native void loadTaskRegister(short selector);

    @Instruction(value = "str $0", constraints = "=r")
    public static native short taskRegister();

    @Instruction("int3")
    public static native void breakpoint();

    @Instruction("ud2")
    public static native void undefined();

    /** The 64-bit word at an offset from the GS base. */
    @Instruction(value = "movq %gs:($1), $0", constraints = "=r,r")
    public static native long loadGs(long offset);

    @Instruction(value = "movq %rsp, $0", constraints = "=r")
    public static native long stackPointer();

    @Instruction("mfence")
    public static void memoryFence() {
        Address.fence();
    }

    /** Copies {@code count} bytes upwards. */
    @Instruction(
            value = "cld\n\trep movsb",
            constraints = "={rdi},={rsi},={rcx},0,1,2,~{cc}")
    public static void moveBytes(long to, long from, long count) {
        HostMemory.bound().copyUpwards(to, from, count, Byte.BYTES);
    }

    /** Copies {@code count} 64-bit words upwards. */
    @Instruction(
            value = "cld\n\trep movsq",
            constraints = "={rdi},={rsi},={rcx},0,1,2,~{cc}")
    public static void moveLongs(long to, long from, long count) {
        HostMemory.bound().copyUpwards(to, from, count, Long.BYTES);
    }

    /** Fills {@code count} bytes. */
    @Instruction(value = "cld\n\trep stosb", constraints = "={rdi},={rcx},0,{al},1,~{cc}")
    public static void fillBytes(long to, byte value, long count) {
        HostMemory.bound().fillBytes(to, value, count);
    }

    /** Fills {@code count} 64-bit words. */
    @Instruction(value = "cld\n\trep stosq", constraints = "={rdi},={rcx},0,{rax},1,~{cc}")
    public static void fillLongs(long to, long value, long count) {
        HostMemory.bound().fillLongs(to, value, count);
    }

    /** Linux system call (hosted images only). */
    @Instruction(
            value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rcx},~{r11},~{cc}")
    public static native long systemCall(
            long number, long first, long second, long third, long fourth, long fifth, long sixth);
}
