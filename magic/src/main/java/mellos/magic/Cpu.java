package mellos.magic;

/**
 * One method per processor instruction. Intel SDM vol. 2, "Instruction Set Reference"; what faults there faults here,
 * as the exception said. Those that the manual calls privileged need ring 0.
 *
 * <p>Runs in an image. On a host JVM {@link #pause}, {@link #memoryFence} and the string instructions work, on the
 * thread's {@link HostMemory}; any other call is an {@link UnsatisfiedLinkError}.
 */
@NoHeap
public final class Cpu {
    private Cpu() {}

    /** HLT: sleeps until an interrupt, an NMI or a reset. With interrupts disabled only the latter two end it. */
    @Instruction("hlt")
    public static native void halt();

    /**
     * STI, HLT. STI takes effect after the instruction that follows, so no interrupt slips in between and is slept
     * through.
     */
    @Instruction("sti\n\thlt")
    public static native void enableInterruptsAndHalt();

    /** PAUSE: tells the processor that it spins. */
    @Instruction("pause")
    public static void pause() {
        Thread.onSpinWait();
    }

    /** PREFETCHT0: brings the line at an address into the caches, if there is memory. */
    @Instruction(value = "prefetcht0 ($0)", constraints = "r")
    public static void prefetch(long address) {}

    /** CLI: from here on no maskable interrupt is taken; exceptions and NMIs are. */
    @Instruction("cli")
    public static native void disableInterrupts();

    /** STI: maskable interrupts are taken after the next instruction. */
    @Instruction("sti")
    public static native void enableInterrupts();

    /** RFLAGS. Bit 9 is the interrupt flag. SDM vol. 1, "EFLAGS Register". */
    @Instruction(value = "pushfq\n\tpopq $0", constraints = "=r")
    public static native long flags();

    /** OUT of 1 byte. Ports are 0 to 65535, as the unsigned value of a short. */
    @Instruction(value = "outb %al, %dx", constraints = "{dx},{al}")
    public static native void outByte(short port, byte value);

    /** OUT of 2 bytes. */
    @Instruction(value = "outw %ax, %dx", constraints = "{dx},{ax}")
    public static native void outShort(short port, short value);

    /** OUT of 4 bytes. */
    @Instruction(value = "outl %eax, %dx", constraints = "{dx},{eax}")
    public static native void outInt(short port, int value);

    /** IN of 1 byte. A port without a device usually reads as ones. */
    @Instruction(value = "inb %dx, %al", constraints = "={al},{dx}")
    public static native byte inByte(short port);

    /** IN of 4 bytes. */
    @Instruction(value = "inl %dx, %eax", constraints = "={eax},{dx}")
    public static native int inInt(short port);

    /** RDMSR. #GP if the register does not exist (QEMU's TCG reads 0 instead). */
    @Instruction(value = "rdmsr\n\tshlq $$32, %rdx\n\torq %rdx, %rax", constraints = "={rax},{ecx},~{rdx},~{cc}")
    public static native long readMsr(int register);

    /** WRMSR. #GP if the register does not exist or a reserved bit is set. */
    @Instruction(value = "movq %rax, %rdx\n\tshrq $$32, %rdx\n\twrmsr", constraints = "{ecx},{rax},~{rdx},~{cc}")
    public static native void writeMsr(int register, long value);

    /** CR0. SDM vol. 3A, "Control Registers", as for CR2 to CR4. */
    @Instruction(value = "movq %cr0, $0", constraints = "=r")
    public static native long readCr0();

    /** Loads CR0. #GP for a combination that the processor does not have, such as paging without protection. */
    @Instruction(value = "movq $0, %cr0", constraints = "r")
    public static native void writeCr0(long value);

    /** CR2: the linear address of the last page fault. */
    @Instruction(value = "movq %cr2, $0", constraints = "=r")
    public static native long readCr2();

    /** CR3: the physical address of the top page table, with flags in bits 3 and 4. */
    @Instruction(value = "movq %cr3, $0", constraints = "=r")
    public static native long readCr3();

    /** Loads CR3, and drops all translations but global ones. */
    @Instruction(value = "movq $0, %cr3", constraints = "r")
    public static native void writeCr3(long value);

    /** CR4. */
    @Instruction(value = "movq %cr4, $0", constraints = "=r")
    public static native long readCr4();

    /** Loads CR4. #GP if a reserved bit is set. */
    @Instruction(value = "movq $0, %cr4", constraints = "r")
    public static native void writeCr4(long value);

    /** XGETBV: XCR0 is number 0. #UD unless CR4.OSXSAVE is set. */
    @Instruction(value = "xgetbv\n\tshlq $$32, %rdx\n\torq %rdx, %rax", constraints = "={rax},{ecx},~{rdx},~{cc}")
    public static native long readExtendedControl(int register);

    /** XSETBV. #GP for a combination that the processor does not have. */
    @Instruction(value = "movq %rax, %rdx\n\tshrq $$32, %rdx\n\txsetbv", constraints = "{ecx},{rax},~{rdx},~{cc}")
    public static native void writeExtendedControl(int register, long value);

    /** CPUID: EAX of the leaf and subleaf. On Intel, a leaf above the highest reads as the highest basic one. */
    @Instruction(value = "cpuid", constraints = "={eax},={ecx},0,1,~{ebx},~{edx}")
    public static native int cpuidEax(int leaf, int subleaf);

    /** CPUID: EBX of the leaf and subleaf. */
    @Instruction(value = "cpuid", constraints = "={ebx},={eax},={ecx},1,2,~{edx}")
    public static native int cpuidEbx(int leaf, int subleaf);

    /** CPUID: ECX of the leaf and subleaf. */
    @Instruction(value = "cpuid", constraints = "={ecx},={eax},1,0,~{ebx},~{edx}")
    public static native int cpuidEcx(int leaf, int subleaf);

    /** CPUID: EDX of the leaf and subleaf. */
    @Instruction(value = "cpuid", constraints = "={edx},={eax},={ecx},1,2,~{ebx}")
    public static native int cpuidEdx(int leaf, int subleaf);

    /** RDTSC: ticks since reset. Not ordered with the instructions around it. */
    @Instruction(value = "rdtsc\n\tshlq $$32, %rdx\n\torq %rdx, %rax", constraints = "={rax},~{rdx},~{cc}")
    public static native long readTimeStamp();

    /** INVLPG: drops this processor's translation of the page, global or not. Other processors keep theirs. */
    @Instruction(value = "invlpg ($0)", constraints = "r")
    public static native void invalidatePage(long virtualAddress);

    /**
     * LGDT. Segment registers keep what they hold until they are loaded.
     *
     * @param pseudoDescriptor address of 10 bytes: limit, base
     */
    @Instruction(value = "lgdt ($0)", constraints = "r")
    public static native void loadGdt(long pseudoDescriptor);

    /**
     * LIDT.
     *
     * @param pseudoDescriptor address of 10 bytes: limit, base
     */
    @Instruction(value = "lidt ($0)", constraints = "r")
    public static native void loadIdt(long pseudoDescriptor);

    /**
     * SGDT.
     *
     * @param pseudoDescriptor address of 10 bytes to write: limit, base
     */
    @Instruction(value = "sgdt ($0)", constraints = "r")
    public static native void storeGdt(long pseudoDescriptor);

    /**
     * SIDT.
     *
     * @param pseudoDescriptor address of 10 bytes to write: limit, base
     */
    @Instruction(value = "sidt ($0)", constraints = "r")
    public static native void storeIdt(long pseudoDescriptor);

    /** LTR: the descriptor must be that of an available task-state segment, which becomes busy; else #GP. */
    @Instruction(value = "ltr $0", constraints = "r")
    public static native void loadTaskRegister(short selector);

    /** STR: the selector that {@link #loadTaskRegister} loaded, 0 after reset. */
    @Instruction(value = "str $0", constraints = "=r")
    public static native short taskRegister();

    /** INT3: exception 3, whose saved RIP is that of the next instruction. */
    @Instruction("int3")
    public static native void breakpoint();

    /** UD2: exception 6. */
    @Instruction("ud2")
    public static native void undefined();

    /** The 64-bit word at an offset in bytes from the GS base: docs/abi.md, "Thread and processor blocks". */
    @Instruction(value = "movq %gs:($1), $0", constraints = "=r,r")
    public static native long loadGs(long offset);

    /** RSP, somewhere in the caller's frame. */
    @Instruction(value = "movq %rsp, $0", constraints = "=r")
    public static native long stackPointer();

    /** MFENCE: every access before it is done before any after it. */
    @Instruction("mfence")
    public static void memoryFence() {
        Address.fence();
    }

    /**
     * REP MOVSB: copies {@code count} bytes, the lowest first; where {@code to} lies less than {@code count} above
     * {@code from}, what was copied is copied again.
     */
    @Instruction(value = "cld\n\trep movsb", constraints = "={rdi},={rsi},={rcx},0,1,2,~{cc}")
    public static void moveBytes(long to, long from, long count) {
        HostMemory.bound().copyUpwards(to, from, count, Byte.BYTES);
    }

    /** REP MOVSQ: copies {@code count} 64-bit words, the lowest first. */
    @Instruction(value = "cld\n\trep movsq", constraints = "={rdi},={rsi},={rcx},0,1,2,~{cc}")
    public static void moveLongs(long to, long from, long count) {
        HostMemory.bound().copyUpwards(to, from, count, Long.BYTES);
    }

    /** REP STOSB: stores {@code count} bytes. */
    @Instruction(value = "cld\n\trep stosb", constraints = "={rdi},={rcx},0,{al},1,~{cc}")
    public static void fillBytes(long to, byte value, long count) {
        HostMemory.bound().fillBytes(to, value, count);
    }

    /** REP STOSQ: stores {@code count} 64-bit words. */
    @Instruction(value = "cld\n\trep stosq", constraints = "={rdi},={rcx},0,{rax},1,~{cc}")
    public static void fillLongs(long to, long value, long count) {
        HostMemory.bound().fillLongs(to, value, count);
    }

    /**
     * Zeroes the registers that calls preserve, those that hold something still needed excepted: the compiler moves it
     * out of the way first. So that nothing of what the caller is done with stays there.
     */
    @Instruction(
            value =
                    "xorl %ebx, %ebx\n\txorl %r12d, %r12d\n\txorl %r13d, %r13d\n\txorl %r14d, %r14d\n\txorl %r15d, %r15d",
            constraints = "~{rbx},~{r12},~{r13},~{r14},~{r15},~{cc}")
    public static void clearPreserved() {}

    /**
     * SYSCALL as Linux takes it (hosted images only): up to six arguments. What it gives is the call's result, or the
     * negated error number, -4095 to -1.
     */
    @Instruction(value = "syscall", constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rcx},~{r11},~{cc}")
    public static native long systemCall(
            long number, long first, long second, long third, long fourth, long fifth, long sixth);
}
