# Context switch. mellos.kernel.arch.x86_64.ContextSwitch says what a saved context looks like.

        .section .text.switch,"ax",@progbits

# RDI: where to store this context's stack pointer. RSI: the stack pointer of the context to resume.
# Interrupts disabled. Returns in the resumed context; clobbers the caller-saved registers.
        .globl  mellos_switch
        .type   mellos_switch,@function
mellos_switch:
        .cfi_startproc
        pushq   %rbp
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %rbp, 0
        pushq   %rbx
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %rbx, 0
        pushq   %r12
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %r12, 0
        pushq   %r13
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %r13, 0
        pushq   %r14
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %r14, 0
        pushq   %r15
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %r15, 0
        subq    $8, %rsp
        .cfi_adjust_cfa_offset 8
        stmxcsr (%rsp)
        fnstcw  4(%rsp)
        movq    %rsp, (%rdi)
        movq    %rsi, %rsp
# From here on the stack is the resumed context's. A dump starts at this address with a saved stack pointer.
        .globl  mellos_switch_resumed
mellos_switch_resumed:
        ldmxcsr (%rsp)
        fldcw   4(%rsp)
        addq    $8, %rsp
        .cfi_adjust_cfa_offset -8
        popq    %r15
        .cfi_adjust_cfa_offset -8
        popq    %r14
        .cfi_adjust_cfa_offset -8
        popq    %r13
        .cfi_adjust_cfa_offset -8
        popq    %r12
        .cfi_adjust_cfa_offset -8
        popq    %rbx
        .cfi_adjust_cfa_offset -8
        popq    %rbp
        .cfi_adjust_cfa_offset -8
        ret
        .cfi_endproc
        .size   mellos_switch, . - mellos_switch

# First code of a task. RBX: its argument. RSP: 16-byte aligned. Interrupts disabled.
        .globl  mellos_task_start
        .type   mellos_task_start,@function
mellos_task_start:
        .cfi_startproc
        .cfi_undefined %rip
        movq    %rbx, %rdi
        callq   mellos_task_main
        ud2
        .cfi_endproc
        .size   mellos_task_start, . - mellos_task_start
