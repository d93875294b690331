# Starts one application processor; appended to base.s for kernels that ask for it. A kernel defines "ap_body" (and may
# override the AP_ symbols); the boot processor calls start_ap and waits a bounded time.
.ifndef AP_EFER
.set AP_EFER, 0x901
.endif
.ifndef AP_CR4
.set AP_CR4, 0x620
.endif
.ifndef AP_CR0
.set AP_CR0, 0x80010033
.endif
.ifndef OWN_CR3
.set AP_CR3, pml4
.endif
.ifndef AP_STACK
.set AP_STACK, ap_stack_top
.endif
.ifndef OWN_ENTRY
.set AP_ENTRY, ap_body
.endif
.ifndef AP_GDT_LIMIT
.set AP_GDT_LIMIT, ap_gdt_end - ap_gdt - 1
.endif
.ifndef AP_SELECTOR
.set AP_SELECTOR, 0x18
.endif
.set AP_PAGE, 0x8000

.text
.type start_ap, @function
start_ap:
    mov $ap_tramp, %esi
    mov $AP_PAGE, %edi
    mov $(ap_tramp_end - ap_tramp), %ecx
    rep movsb
    mov $0xfee00000, %ebx
    movl $0x1ff, 0xf0(%rbx)
    movl $0x01000000, 0x310(%rbx)
    movl $0x4500, 0x300(%rbx)
    mov $20000, %ecx
1:  pause
    dec %ecx
    jnz 1b
    movl $0x01000000, 0x310(%rbx)
    movl $0x4608, 0x300(%rbx)
    mov $0x40000000, %ecx
2:  cmpl $0, ap_done
    jne 3f
    pause
    dec %ecx
    jnz 2b
3:  ret
.size start_ap, . - start_ap

.code16
ap_tramp:
    cli
    xor %ax, %ax
    mov %ax, %ds
    lgdtl ap_gdt_pointer - ap_tramp + AP_PAGE
    mov $0x11, %eax
    mov %eax, %cr0
    ljmpl $0x08, $(ap_32 - ap_tramp + AP_PAGE)
.code32
ap_32:
    mov $0x10, %ax
    mov %ax, %ds
    mov %ax, %ss
    mov %ax, %es
    mov $AP_CR4, %eax
    mov %eax, %cr4
    mov $AP_CR3, %eax
    mov %eax, %cr3
    mov $0xc0000080, %ecx
    mov $AP_EFER, %eax
    xor %edx, %edx
    wrmsr
    mov $AP_CR0, %eax
    mov %eax, %cr0
    ljmp $AP_SELECTOR, $(ap_64 - ap_tramp + AP_PAGE)
.code64
ap_64:
    mov $0x10, %eax
    mov %eax, %ds
    mov %eax, %ss
    mov %eax, %es
    movabs $AP_STACK, %rsp
    xor %ebp, %ebp
    movabs $AP_ENTRY, %rax
    call *%rax
1:  hlt
    jmp 1b
.balign 8
ap_gdt:
    .quad 0
    .quad 0x00cf9b000000ffff
    .quad 0x00cf93000000ffff
    .quad 0x00af9b000000ffff
ap_gdt_end:
ap_gdt_pointer:
    .word AP_GDT_LIMIT
    .long ap_gdt - ap_tramp + AP_PAGE
ap_tramp_end:

.section .data
.globl ap_done
ap_done: .long 0
.section .bss
.balign 4096
.skip 8192
ap_stack_top:
.skip 4096
.text
.code64
