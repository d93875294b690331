# Where generated code and the unwinder meet. The block of registers is mellos.runtime.exception.Registers:
# 0 rip, 8 rsp, 16 rbp, 24 rbx, 32 r12, 40 r13, 48 r14, 56 r15.

.section .text.mellos_exception,"ax",@progbits
.code64

# RDI = exception, called by generated code, does not return. Gives mellos_raise the caller's registers.
.globl mellos_throw
.hidden mellos_throw
.type mellos_throw, @function
.globl mellos_rethrow
.hidden mellos_rethrow
.type mellos_rethrow, @function
mellos_throw:
mellos_rethrow:
    .cfi_startproc
    movq (%rsp), %rax
    leaq 8(%rsp), %rdx
    subq $72, %rsp
    .cfi_adjust_cfa_offset 72
    movq %rax, 0(%rsp)
    movq %rdx, 8(%rsp)
    movq %rbp, 16(%rsp)
    movq %rbx, 24(%rsp)
    movq %r12, 32(%rsp)
    movq %r13, 40(%rsp)
    movq %r14, 48(%rsp)
    movq %r15, 56(%rsp)
    movq %rsp, %rsi
    call mellos_raise
    ud2
    .cfi_endproc
.size mellos_throw, . - mellos_throw

# RDI = block to fill with the caller's registers, as they are after the return.
.globl mellos_capture_registers
.hidden mellos_capture_registers
.type mellos_capture_registers, @function
mellos_capture_registers:
    .cfi_startproc
    movq (%rsp), %rax
    movq %rax, 0(%rdi)
    leaq 8(%rsp), %rax
    movq %rax, 8(%rdi)
    movq %rbp, 16(%rdi)
    movq %rbx, 24(%rdi)
    movq %r12, 32(%rdi)
    movq %r13, 40(%rdi)
    movq %r14, 48(%rdi)
    movq %r15, 56(%rdi)
    ret
    .cfi_endproc
.size mellos_capture_registers, . - mellos_capture_registers

# RDI = block whose rip is a landing pad, with the exception in the eight bytes behind it. Enters the pad with
# RAX = exception, RDX = 0. The block lies below the stack pointer it holds; it is read before that is loaded.
.globl mellos_resume
.hidden mellos_resume
.type mellos_resume, @function
mellos_resume:
    .cfi_startproc
    movq 16(%rdi), %rbp
    movq 24(%rdi), %rbx
    movq 32(%rdi), %r12
    movq 40(%rdi), %r13
    movq 48(%rdi), %r14
    movq 56(%rdi), %r15
    movq 64(%rdi), %rax
    movq 0(%rdi), %rcx
    movq 8(%rdi), %rsp
    .cfi_undefined rip
    xorl %edx, %edx
    jmp *%rcx
    .cfi_endproc
.size mellos_resume, . - mellos_resume
