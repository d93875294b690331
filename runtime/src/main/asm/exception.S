# Where generated code and the unwinder meet. The block of registers is mellos.runtime.exception.Registers.

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
    subq $REGISTERS_SIZE + 8, %rsp
    .cfi_adjust_cfa_offset REGISTERS_SIZE + 8
    movq %rax, REGISTERS_RIP(%rsp)
    movq %rdx, REGISTERS_RSP(%rsp)
    movq %rbp, REGISTERS_RBP(%rsp)
    movq %rbx, REGISTERS_RBX(%rsp)
    movq %r12, REGISTERS_R12(%rsp)
    movq %r13, REGISTERS_R13(%rsp)
    movq %r14, REGISTERS_R14(%rsp)
    movq %r15, REGISTERS_R15(%rsp)
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
    movq %rax, REGISTERS_RIP(%rdi)
    leaq 8(%rsp), %rax
    movq %rax, REGISTERS_RSP(%rdi)
    movq %rbp, REGISTERS_RBP(%rdi)
    movq %rbx, REGISTERS_RBX(%rdi)
    movq %r12, REGISTERS_R12(%rdi)
    movq %r13, REGISTERS_R13(%rdi)
    movq %r14, REGISTERS_R14(%rdi)
    movq %r15, REGISTERS_R15(%rdi)
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
    movq REGISTERS_RBP(%rdi), %rbp
    movq REGISTERS_RBX(%rdi), %rbx
    movq REGISTERS_R12(%rdi), %r12
    movq REGISTERS_R13(%rdi), %r13
    movq REGISTERS_R14(%rdi), %r14
    movq REGISTERS_R15(%rdi), %r15
    movq REGISTERS_SIZE(%rdi), %rax
    movq REGISTERS_RIP(%rdi), %rcx
    movq REGISTERS_RSP(%rdi), %rsp
    .cfi_undefined rip
    xorl %edx, %edx
    jmp *%rcx
    .cfi_endproc
.size mellos_resume, . - mellos_resume

# A fault that becomes an exception goes on here, all registers but three as they were: RIP, RCX = the place that was
# stopped, EDI = kind of mellos.runtime.exception.Fault. To a walk over the stack this code has interrupted that place.
.globl mellos_fault
.hidden mellos_fault
.type mellos_fault, @function
mellos_fault:
    .cfi_startproc
    .cfi_signal_frame
    .cfi_def_cfa rsp, 0
    .cfi_undefined rip
    pushq %rcx
    .cfi_adjust_cfa_offset 8
    .cfi_offset rip, -8
    pushq %rbp
    .cfi_adjust_cfa_offset 8
    .cfi_offset rbp, -16
    movq %rsp, %rbp
    .cfi_def_cfa_register rbp
    andq $-16, %rsp
    call mellos_fault_raise
    ud2
    .cfi_endproc
.size mellos_fault, . - mellos_fault
