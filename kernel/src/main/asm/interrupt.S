# Interrupt and exception stubs. InterruptFrame says how the registers lie.

# Stores the general registers below vector and error code.
        .macro  push_registers
        pushq   %rax
        pushq   %rbx
        pushq   %rcx
        pushq   %rdx
        pushq   %rsi
        pushq   %rdi
        pushq   %rbp
        pushq   %r8
        pushq   %r9
        pushq   %r10
        pushq   %r11
        pushq   %r12
        pushq   %r13
        pushq   %r14
        pushq   %r15
        .endm

# One stub for each vector; the processor itself pushes an error code for those in the mask.
        .macro  stubs name, count
        .balign STUB_SIZE
        .globl  \name
        .type   \name,@function
\name:
        .set    vector, 0
        .rept   \count
        .balign STUB_SIZE
        .if     vector < EXCEPTION_COUNT && (EXCEPTIONS_WITH_ERROR_CODE >> vector) & 1
        .else
        pushq   $0
        .endif
        pushq   $vector
        jmp     \name\()_common
        .set    vector, vector + 1
        .endr
        .size   \name, . - \name
        .endm

        .section .text.interrupt,"ax",@progbits

# Interrupted stack: SS RSP RFLAGS CS RIP, error code for some. Interrupts disabled.
        stubs   mellos_interrupt_stubs, VECTOR_COUNT

# Stack: vector, error code and what the processor pushed. GS is the processor's block, always.
        .type   mellos_interrupt_stubs_common,@function
mellos_interrupt_stubs_common:
        .cfi_startproc
        .cfi_undefined %rip
        push_registers
        subq    $FRAME_REGISTERS, %rsp
# An exception may come with CR0.TS or EM set, under which FXSAVE and SSE code trap again: the frame keeps CR0 as it was.
        cmpl    $EXCEPTION_COUNT, FRAME_VECTOR(%rsp)
        jae     1f
        movq    %cr0, %rax
        movq    %rax, FRAME_CR0(%rsp)
        testl   $CR0_EM + CR0_TS, %eax
        jz      1f
        andl    $~(CR0_EM + CR0_TS), %eax
        movq    %rax, %cr0
1:      fxsave64 (%rsp)
        cld
        movq    %rsp, %rdi
        callq   mellos_interrupt
        fxrstor64 (%rsp)
        addq    $FRAME_REGISTERS, %rsp
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %r11
        popq    %r10
        popq    %r9
        popq    %r8
        popq    %rbp
        popq    %rdi
        popq    %rsi
        popq    %rdx
        popq    %rcx
        popq    %rbx
        popq    %rax
        addq    $16, %rsp
        iretq
        .cfi_endproc
        .size   mellos_interrupt_stubs_common, . - mellos_interrupt_stubs_common

# The same for a processor that comes up and has neither GS nor a stack of its own yet: IST 1 of its early TSS is the end of
# its block's page.
        stubs   mellos_early_stubs, EXCEPTION_COUNT

# Stack: vector, error code and what the processor pushed, at the end of the block's page. Records and parks.
        .type   mellos_early_stubs_common,@function
mellos_early_stubs_common:
        .cfi_startproc
        .cfi_undefined %rip
        push_registers
        movq    %rsp, %rbx
        andq    $-BLOCK_SIZE, %rbx
        movq    %cr0, %rax
        movq    %rax, BLOCK_FAULT_CR0(%rbx)
        movq    %cr2, %rax
        movq    %rax, BLOCK_FAULT_CR2(%rbx)
        movq    %cr3, %rax
        movq    %rax, BLOCK_FAULT_CR3(%rbx)
        movq    %cr4, %rax
        movq    %rax, BLOCK_FAULT_CR4(%rbx)
        movl    $MSR_EFER, %ecx
        rdmsr
        movl    %eax, BLOCK_FAULT_EFER(%rbx)
        movl    %edx, BLOCK_FAULT_EFER + 4(%rbx)
        movl    $BLOCK_FAULTED, BLOCK_STATE(%rbx)
1:      cli
        hlt
        jmp     1b
        .cfi_endproc
        .size   mellos_early_stubs_common, . - mellos_early_stubs_common

# RDI: address of a byte. EAX: 1 if it could be stored to, 0 if that was a page fault, which the kernel's handler
# resolves by going on at mellos_probe_failed.
        .globl  mellos_probe
        .type   mellos_probe,@function
mellos_probe:
        .cfi_startproc
        movl    $1, %eax
        .globl  mellos_probe_store
mellos_probe_store:
        movb    %al, (%rdi)
        ret
        .globl  mellos_probe_failed
mellos_probe_failed:
        xorl    %eax, %eax
        ret
        .cfi_endproc
        .size   mellos_probe, . - mellos_probe

        .section .rodata.probe,"a",@progbits
        .globl  mellos_probe_target
mellos_probe_target:
        .byte   0
