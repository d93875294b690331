# Where Linux enters the process. RSP points to the argument count, with the arguments above it; 16-byte aligned.

.section .text._start,"ax",@progbits
.code64
.globl _start
.type _start, @function
_start:
    .cfi_startproc
    .cfi_undefined rip
    xorl %ebp, %ebp
    movq %rsp, %rdi
    call mellos_hosted_start
    ud2
    .cfi_endproc
.size _start, . - _start
