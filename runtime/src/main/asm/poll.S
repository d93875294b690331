# What generated code calls at a poll when the processor's poll word is not 0. It finds all registers as they were but
# R11, so that loops need not keep their values out of the way; a collector finds them here, on the stack.

.section .text.mellos_poll,"ax",@progbits
.code64

.set SAVED_VECTORS, 16 * 16

.macro save register
    pushq \register
    .cfi_adjust_cfa_offset 8
.endm

.macro restore register
    popq \register
    .cfi_adjust_cfa_offset -8
.endm

.globl mellos_poll
.hidden mellos_poll
.type mellos_poll, @function
mellos_poll:
    .cfi_startproc
    save %rax
    save %rcx
    save %rdx
    save %rsi
    save %rdi
    save %r8
    save %r9
    save %r10
    save %rbx
    save %rbp
    save %r12
    save %r13
    save %r14
    save %r15
    subq $SAVED_VECTORS + 8, %rsp
    .cfi_adjust_cfa_offset SAVED_VECTORS + 8
    movups %xmm0, 0(%rsp)
    movups %xmm1, 16(%rsp)
    movups %xmm2, 32(%rsp)
    movups %xmm3, 48(%rsp)
    movups %xmm4, 64(%rsp)
    movups %xmm5, 80(%rsp)
    movups %xmm6, 96(%rsp)
    movups %xmm7, 112(%rsp)
    movups %xmm8, 128(%rsp)
    movups %xmm9, 144(%rsp)
    movups %xmm10, 160(%rsp)
    movups %xmm11, 176(%rsp)
    movups %xmm12, 192(%rsp)
    movups %xmm13, 208(%rsp)
    movups %xmm14, 224(%rsp)
    movups %xmm15, 240(%rsp)
    call mellos_polled
    movups 0(%rsp), %xmm0
    movups 16(%rsp), %xmm1
    movups 32(%rsp), %xmm2
    movups 48(%rsp), %xmm3
    movups 64(%rsp), %xmm4
    movups 80(%rsp), %xmm5
    movups 96(%rsp), %xmm6
    movups 112(%rsp), %xmm7
    movups 128(%rsp), %xmm8
    movups 144(%rsp), %xmm9
    movups 160(%rsp), %xmm10
    movups 176(%rsp), %xmm11
    movups 192(%rsp), %xmm12
    movups 208(%rsp), %xmm13
    movups 224(%rsp), %xmm14
    movups 240(%rsp), %xmm15
    addq $SAVED_VECTORS + 8, %rsp
    .cfi_adjust_cfa_offset -(SAVED_VECTORS + 8)
    restore %r15
    restore %r14
    restore %r13
    restore %r12
    restore %rbp
    restore %rbx
    restore %r10
    restore %r9
    restore %r8
    restore %rdi
    restore %rsi
    restore %rdx
    restore %rcx
    restore %rax
    ret
    .cfi_endproc
.size mellos_poll, . - mellos_poll
