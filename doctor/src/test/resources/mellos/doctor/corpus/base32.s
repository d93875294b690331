# What every 32-bit kernel of the corpus starts from: entry through the PVH note, a flat GDT. A kernel defines "body".
.ifndef FILLER
.set FILLER, 0
.endif
.section .note.pvh, "a", @note
.balign 4
.long 4, 4, 18
.asciz "Xen"
.long start

.text
.code32
.globl start
.type start, @function
start:
    cli
    cld
    lgdt gdt_pointer
    ljmp $8, $1f
1:  mov $0x10, %eax
    mov %eax, %ds
    mov %eax, %es
    mov %eax, %ss
    mov %eax, %fs
    mov %eax, %gs
    mov $boot_stack_top, %esp
    xor %ebp, %ebp
    .rept FILLER
    lea 1(%ebp), %ebp
    .endr
    call body
    call finish
.size start, . - start

.type finish, @function
finish:
    mov $0x31, %al
    out %al, $0xf4
1:  hlt
    jmp 1b
.size finish, . - finish

.type stop_handler, @function
stop_handler:
    call finish
.size stop_handler, . - stop_handler

# eax vector, ebx handler, dl type byte, cx selector
.type set_gate, @function
set_gate:
    lea idt(,%eax,8), %eax
    mov %bx, (%eax)
    mov %cx, 2(%eax)
    movb $0, 4(%eax)
    mov %dl, 5(%eax)
    shr $16, %ebx
    mov %bx, 6(%eax)
    ret
.size set_gate, . - set_gate

.macro GATE vector, handler, type=0x8e, selector=8
    mov $\vector, %eax
    mov $\handler, %ebx
    mov $\type, %edx
    mov $\selector, %ecx
    call set_gate
.endm

.type load_idt, @function
load_idt:
    xor %esi, %esi
1:  mov %esi, %eax
    mov $stop_handler, %ebx
    mov $0x8e, %edx
    mov $8, %ecx
    call set_gate
    inc %esi
    cmp $256, %esi
    jb 1b
    lidt idt_pointer
    ret
.size load_idt, . - load_idt

# Identity map of the first 64 MiB in 4 MiB pages, the first in 4 KiB pages with page 0 left out.
.type start_paging, @function
start_paging:
    movl $(page_table + 7), page_directory
    mov $1, %ecx
1:  mov %ecx, %eax
    shl $12, %eax
    or $7, %eax
    mov %eax, page_table(,%ecx,4)
    inc %ecx
    cmp $1024, %ecx
    jb 1b
    mov $1, %ecx
2:  mov %ecx, %eax
    shl $22, %eax
    or $0x87, %eax
    mov %eax, page_directory(,%ecx,4)
    inc %ecx
    cmp $16, %ecx
    jb 2b
    mov $0x10, %eax
    mov %eax, %cr4
    mov $page_directory, %eax
    mov %eax, %cr3
    mov $0x80010033, %eax
    mov %eax, %cr0
    ret
.size start_paging, . - start_paging

.section .data
.balign 16
gdt:
    .quad 0
    .quad 0x00cf9b000000ffff
    .quad 0x00cf93000000ffff
    .quad 0x00cffb000000ffff
    .quad 0x00cff3000000ffff
    .quad 0
gdt_end:
gdt_pointer:
    .word gdt_end - gdt - 1
    .long gdt
idt_pointer:
    .word 2047
    .long idt
.section .bss
.balign 4096
page_directory: .skip 4096
page_table: .skip 4096
idt: .skip 2048
tss: .skip 2048
    .skip 8192
boot_stack_top:
    .skip 8192
kernel_stack_top:
    .skip 8192
user_stack_top:
    .skip 4096
.text
.code32
