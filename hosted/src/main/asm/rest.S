# A thread leaves the world for a while. RDI = a mellos.hosted.RestRequest. What the thread's callers need of its
# registers goes onto the stack, and the stack pointer to THREAD_SAVED_STACK, before mellos_hosted_resting is called.

.section .text.mellos_hosted_rest,"ax",@progbits
.code64
.globl mellos_hosted_rest
.hidden mellos_hosted_rest
.type mellos_hosted_rest, @function
mellos_hosted_rest:
    .cfi_startproc
    pushq %rbp
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %rbp, 0
    pushq %rbx
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %rbx, 0
    pushq %r12
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r12, 0
    pushq %r13
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r13, 0
    pushq %r14
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r14, 0
    pushq %r15
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r15, 0
    subq $8, %rsp
    .cfi_adjust_cfa_offset 8
    movq %gs:PROCESSOR_THREAD_BLOCK, %rax
    movq %rsp, THREAD_SAVED_STACK(%rax)
    call mellos_hosted_resting
    addq $8, %rsp
    .cfi_adjust_cfa_offset -8
    popq %r15
    .cfi_adjust_cfa_offset -8
    popq %r14
    .cfi_adjust_cfa_offset -8
    popq %r13
    .cfi_adjust_cfa_offset -8
    popq %r12
    .cfi_adjust_cfa_offset -8
    popq %rbx
    .cfi_adjust_cfa_offset -8
    popq %rbp
    .cfi_adjust_cfa_offset -8
    ret
    .cfi_endproc
.size mellos_hosted_rest, . - mellos_hosted_rest
