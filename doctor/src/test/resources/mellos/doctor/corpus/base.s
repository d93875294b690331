# What every 64-bit kernel of the corpus starts from: entry through the PVH note in 32-bit protected mode, page tables,
# long mode, a GDT, and routines to call. A kernel of the corpus defines "body" and overrides the symbols below with .set.
#
# Memory: page 0 unmapped; 4 KiB pages to 2 MiB; 2 MiB pages to 62 MiB; 4 KiB pages from 0x3e00000 (PLAY) to 64 MiB, for a
# kernel to unmap or protect; the local APIC; everything once more at 0xffffffff80000000 (HIGH).
.ifndef EFER_BITS
.set EFER_BITS, 0x901
.endif
.ifndef CR4_BITS
.set CR4_BITS, 0x620
.endif
.ifndef CR0_BITS
.set CR0_BITS, 0x80010033
.endif
.ifndef CODE_SELECTOR
.set CODE_SELECTOR, 0x08
.endif
.ifndef FILLER
.set FILLER, 0
.endif
.set HIGH, 0xffffffff80000000
.set PLAY, 0x3e00000

.section .note.pvh, "a", @note
.balign 4
.long 4, 8, 18
.asciz "Xen"
.quad start

.text
.code32
.globl start
.type start, @function
start:
    cli
    cld
    mov $boot_stack_top, %esp
    movl $(pdpt + 7), pml4
    movl $(pdpt_high + 7), pml4 + 511*8
    movl $(pd + 7), pdpt
    movl $(pd_apic + 7), pdpt + 3*8
    movl $(pd + 7), pdpt_high + 510*8
    movl $(pt_low + 7), pd
    mov $1, %ecx
1:  mov %ecx, %eax
    shl $12, %eax
    or $7, %eax
    mov %eax, pt_low(,%ecx,8)
    inc %ecx
    cmp $512, %ecx
    jb 1b
    mov $1, %ecx
2:  mov %ecx, %eax
    shl $21, %eax
    or $0x87, %eax
    mov %eax, pd(,%ecx,8)
    inc %ecx
    cmp $31, %ecx
    jb 2b
    movl $(pt_play + 7), pd + 31*8
    xor %ecx, %ecx
3:  mov %ecx, %eax
    shl $12, %eax
    add $(PLAY + 7), %eax
    mov %eax, pt_play(,%ecx,8)
    inc %ecx
    cmp $512, %ecx
    jb 3b
    movl $0xfee0009b, pd_apic + 0x1f7*8
    lgdt gdt_pointer
.ifdef SKIP_LONG_MODE
    jmp entered
.endif
    mov $CR4_BITS, %eax
    mov %eax, %cr4
    mov $pml4, %eax
    mov %eax, %cr3
    mov $0xc0000080, %ecx
    mov $EFER_BITS, %eax
    xor %edx, %edx
    wrmsr
    mov $CR0_BITS, %eax
    mov %eax, %cr0
    ljmp $CODE_SELECTOR, $entered
.size start, . - start

.code64
.type entered, @function
entered:
    mov $0x10, %eax
    mov %eax, %ds
    mov %eax, %es
    mov %eax, %ss
    xor %eax, %eax
    mov %eax, %fs
    mov %eax, %gs
    mov $boot_stack_top, %rsp
    xor %ebp, %ebp
    .rept FILLER
    lea 1(%rbp), %rbp
    .endr
    call body
    call finish
.size entered, . - entered

# Ends the machine with a status that is neither success nor a reset.
.globl finish
.type finish, @function
finish:
    mov $0x31, %al
    out %al, $0xf4
1:  hlt
    jmp 1b
.size finish, . - finish

# The handler of every gate that a kernel does not set itself.
.type stop_handler, @function
stop_handler:
    call finish
.size stop_handler, . - stop_handler

# rdi vector, rsi handler, rdx type byte, rcx interrupt stack, r8 selector
.type set_gate, @function
set_gate:
    push %rax
    shl $4, %rdi
    add $idt, %rdi
    mov %si, (%rdi)
    mov %r8w, 2(%rdi)
    mov %cl, 4(%rdi)
    mov %dl, 5(%rdi)
    mov %rsi, %rax
    shr $16, %rax
    mov %ax, 6(%rdi)
    shr $16, %rax
    mov %eax, 8(%rdi)
    movl $0, 12(%rdi)
    pop %rax
    ret
.size set_gate, . - set_gate

.macro GATE vector, handler, type=0x8e, ist=0, selector=8
    mov $\vector, %edi
    movabs $\handler, %rsi
    mov $\type, %edx
    mov $\ist, %ecx
    mov $\selector, %r8d
    call set_gate
.endm

# A whole IDT: every vector leads to stop_handler.
.type load_idt, @function
load_idt:
    push %rbx
    xor %ebx, %ebx
1:  mov %rbx, %rdi
    movabs $stop_handler, %rsi
    mov $0x8e, %edx
    xor %ecx, %ecx
    mov $8, %r8d
    call set_gate
    inc %ebx
    cmp $256, %ebx
    jb 1b
    lidt idt_pointer
    pop %rbx
    ret
.size load_idt, . - load_idt

# The TSS with a kernel stack and interrupt stack 1.
.type load_tss, @function
load_tss:
    movabs $tss, %rax
    mov %ax, gdt + 0x28 + 2
    shr $16, %rax
    mov %al, gdt + 0x28 + 4
    mov %ah, gdt + 0x28 + 7
    movw $103, gdt + 0x28
    movb $0x89, gdt + 0x28 + 5
    movq $kernel_stack_top, tss + 4
    movq $interrupt_stack_top, tss + 36
    mov $0x28, %eax
    ltr %ax
    ret
.size load_tss, . - load_tss

# rdi code, rsi stack: continues there in user mode with interrupts off.
.type enter_user, @function
enter_user:
    push $0x1b
    push %rsi
    push $2
    push $0x23
    push %rdi
    iretq
.size enter_user, . - enter_user

# The timer of the first PIC at 1 kHz, both PICs remapped to 0x20.
.type start_timer, @function
start_timer:
    mov $0x11, %al
    out %al, $0x20
    out %al, $0xa0
    mov $0x20, %al
    out %al, $0x21
    mov $0x28, %al
    out %al, $0xa1
    mov $4, %al
    out %al, $0x21
    mov $2, %al
    out %al, $0xa1
    mov $1, %al
    out %al, $0x21
    out %al, $0xa1
    mov $0xfe, %al
    out %al, $0x21
    mov $0xff, %al
    out %al, $0xa1
timer_rate:
    mov $0x34, %al
    out %al, $0x43
    mov $0xa9, %al
    out %al, $0x40
    mov $0x04, %al
    out %al, $0x40
    ret
.size start_timer, . - start_timer

.section .data
.balign 16
.globl gdt
gdt:
    .quad 0
    .quad 0x00af9b000000ffff
    .quad 0x00cf93000000ffff
    .quad 0x00cff3000000ffff
    .quad 0x00affb000000ffff
    .quad 0, 0
    .quad 0x00cf9b000000ffff
gdt_end:
gdt_pointer:
    .word gdt_end - gdt - 1
    .quad gdt
idt_pointer:
    .word 4095
    .quad idt

.section .bss
.balign 4096
.globl pml4
pml4: .skip 4096
pdpt: .skip 4096
pdpt_high: .skip 4096
pd: .skip 4096
pd_apic: .skip 4096
pt_low: .skip 4096
pt_play: .skip 4096
idt: .skip 4096
tss: .skip 4096
    .skip 8192
.globl boot_stack_top
boot_stack_top:
    .skip 8192
kernel_stack_top:
    .skip 8192
interrupt_stack_top:
    .skip 8192
user_stack_top:
    .skip 4096

.text
.code64
