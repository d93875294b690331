# A new thread of the process. RDI = its mellos.runtime.platform.ThreadBlock, its stack's end 16-byte aligned. The
# new thread calls mellos_hosted_thread with the block; the caller gets Linux' answer at HOSTED_CLONE_RESULT, and
# HOSTED_RUNNING holds a number other than 0 until the thread has ended.

.set CLONE, 56
# CLONE_VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, CHILD_CLEARTID
.set CLONE_FLAGS, 0x250f00

.section .text.mellos_hosted_clone,"ax",@progbits
.code64
.globl mellos_hosted_clone
.hidden mellos_hosted_clone
.type mellos_hosted_clone, @function
mellos_hosted_clone:
    .cfi_startproc
    movq %rdi, %r9
    movl $1, HOSTED_RUNNING(%rdi)
    movq THREAD_STACK_HIGH(%rdi), %rsi
    leaq HOSTED_RUNNING(%rdi), %r10
    movl $CLONE_FLAGS, %edi
    xorl %edx, %edx
    xorl %r8d, %r8d
    movl $CLONE, %eax
    syscall
    testq %rax, %rax
    jz 1f
    movq %rax, HOSTED_CLONE_RESULT(%r9)
    ret
1:
    .cfi_undefined rip
    xorl %ebp, %ebp
    movq %r9, %rdi
    call mellos_hosted_thread
    ud2
    .cfi_endproc
.size mellos_hosted_clone, . - mellos_hosted_clone

# Where a handler of signals returns to: the stopped code goes on as the signal's frame says, which RSP points to.
.set RT_SIGRETURN, 15
.section .text.mellos_hosted_return,"ax",@progbits
.globl mellos_hosted_return
.hidden mellos_hosted_return
.type mellos_hosted_return, @function
mellos_hosted_return:
    movl $RT_SIGRETURN, %eax
    syscall
    ud2
.size mellos_hosted_return, . - mellos_hosted_return
