# What a processor runs after STARTUP: 16-bit code copied to a page below 1 MiB, straight to long mode, to its own block, to Java.
# Constants come from mellos.kernel.arch.x86_64.ControlState, the parameters from TrampolinePage, the block from
# BringUpBlock.

# Writes one marker and its time into the processor's block, and the raw byte if asked for. R15: block. Preserves all
# registers and flags: whatever a marker changes, it changes for the code it watches.
        .macro  mark letter, position
        pushfq
        pushq   %rax
        pushq   %rdx
        rdtsc
        movl    %eax, BLOCK_TIMES + 8 * \position(%r15)
        movl    %edx, BLOCK_TIMES + 8 * \position + 4(%r15)
        movb    $\letter, BLOCK_MARKERS + \position(%r15)
        testl   $BLOCK_RAW_MARKERS, BLOCK_OPTIONS(%r15)
        jz      1f
        movw    $COM1, %dx
        movb    $\letter, %al
        outb    %al, %dx
1:      popq    %rdx
        popq    %rax
        popfq
        .endm

        .section .trampoline,"a",@progbits
        .balign 16
        .code16
        .globl  trampoline
trampoline:

# CS: the page's number times 256, IP 0. Real mode, interrupts off. The interrupt table in the page parks whatever faults here.
        cli
        cld
        movw    %cs, %ax
        movw    %ax, %ds
        movw    %ax, %ss
        movw    $TRAMPOLINE_STACK, %sp
        lock
        incb    TRAMPOLINE_ARRIVED
        lidtl   TRAMPOLINE_REAL_IDT
# From here on a fault leaves a record.
        .globl  trampoline_protected
trampoline_protected:
        movl    TRAMPOLINE_PARAMETER_CR4, %eax
        movl    %eax, %cr4
        movl    TRAMPOLINE_PARAMETER_CR3, %eax
        movl    %eax, %cr3
        movl    $MSR_EFER, %ecx
        movl    TRAMPOLINE_PARAMETER_EFER, %eax
        xorl    %edx, %edx
        wrmsr
        lgdtl   TRAMPOLINE_GDT
        lidtl   TRAMPOLINE_LONG_IDT
# Protected mode and paging in one write, and the whole value: caching bits from reset go away.
        movl    TRAMPOLINE_PARAMETER_CR0, %eax
        movl    %eax, %cr0
        ljmpl   *TRAMPOLINE_FAR_POINTER

# A fault in real mode: stack holds IP, CS, flags. Leaves the instruction's offset and its initial APIC id, and parks.
        .globl  trampoline_real_fault
trampoline_real_fault:
        popw    TRAMPOLINE_REAL_FAULT
        movl    $1, %eax
        cpuid
        shrl    $24, %ebx
        orl     $TRAMPOLINE_REAL_FAULTED, %ebx
        movl    %ebx, TRAMPOLINE_REAL_FAULT_BY
1:      hlt
        jmp     1b

# Long mode, the kernel's page tables, in the low page. No stack yet. Finds this processor's block by its APIC id.
        .code64
        .balign 16
        .globl  trampoline_long
trampoline_long:
        xorl    %eax, %eax
        cpuid
        cmpl    $0xb, %eax
        jb      1f
        movl    $0xb, %eax
        xorl    %ecx, %ecx
        cpuid
        testl   %ebx, %ebx
        jnz     2f
1:      movl    $1, %eax
        cpuid
        movl    %ebx, %edx
        shrl    $24, %edx
2:      movq    trampoline + TRAMPOLINE_SLOTS(%rip), %rsi
        movl    trampoline + TRAMPOLINE_SLOT_COUNT(%rip), %ecx
3:      decl    %ecx
        js      trampoline_unlisted
        movl    %ecx, %eax
        shll    $TRAMPOLINE_SLOT_LOG_SIZE, %eax
        cmpl    %edx, (%rsi,%rax)
        jne     3b
        movq    TRAMPOLINE_SLOT_BLOCK(%rsi,%rax), %r15

# R15: block. Its own descriptor table, whose task-state segment gives exceptions a stack.
        leaq    -16(%r15), %rsp
        mark    'R', BLOCK_MARKER_LONG_MODE
        lgdt    BLOCK_GDT_POINTER(%r15)
        movl    $SELECTOR_DATA, %eax
        movl    %eax, %ss
        movl    %eax, %ds
        movl    %eax, %es
        movl    $SELECTOR_TSS, %eax
        ltr     %ax
        mark    'J', BLOCK_MARKER_LEAVING
        movq    trampoline + TRAMPOLINE_ENTRY(%rip), %rax
        mark    'W', BLOCK_MARKER_LOW_END
        jmpq    *%rax

# EDX: an APIC id that the table lacks. RSI: the table, whose end tells the boot processor.
trampoline_unlisted:
        movl    %edx, TRAMPOLINE_UNLISTED(%rsi)
        movl    $1, TRAMPOLINE_UNLISTED_IS_SET(%rsi)
trampoline_park:
        cli
        hlt
        jmp     trampoline_park
# Fails to assemble if the code reaches into its parameters.
        .org    trampoline + TRAMPOLINE_CODE_LIMIT

        .section .text.entry,"ax",@progbits

# R15: block. RSP: its early stack. Page tables are the kernel's, exceptions end in mellos_early_stubs, GS is not set.
        .globl  ap_entry64
        .type   ap_entry64,@function
ap_entry64:
        .cfi_startproc
        .cfi_undefined %rip
        movq    %r15, %rdi
        callq   mellos_processor_early
        testq   %rax, %rax
        jz      1f
        movq    %rax, %rsp
        movq    %r15, %rdi
        callq   mellos_boot_other
1:      cli
        hlt
        jmp     1b
        .cfi_endproc
        .size   ap_entry64, . - ap_entry64
