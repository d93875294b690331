# From the loader to Java on the boot processor. Both protocols enter in 32-bit protected mode, paging off, interrupts off:
# PVH (Xen, "x86/HVM direct boot ABI") with EBX = start_info, multiboot2 with EAX = its magic number and EBX = its information.

# Offsets of the entries that lead to these regions, in tables of level 4 and of level 3.
        .set    ROOT_OF_DIRECT_MAP, (DIRECT_MAP >> 39 & 511) * 8
        .set    ROOT_OF_IMAGE, (IMAGE >> 39 & 511) * 8
        .set    POINTER_OF_IMAGE, (IMAGE >> 30 & 511) * 8

        .section .note.Xen,"a",@note
        .balign 4
        .long   4, 8, XEN_PHYS32_ENTRY
        .asciz  "Xen"
        .quad   boot_pvh

        .section .multiboot2,"a",@progbits
        .balign 8
multiboot2_header:
        .long   MULTIBOOT2_HEADER_MAGIC, 0, multiboot2_end - multiboot2_header
        .long   -(MULTIBOOT2_HEADER_MAGIC + (multiboot2_end - multiboot2_header))
        .short  0, 0
        .long   8
multiboot2_end:

        .section .boot.text,"ax",@progbits
        .code32

# EBX: address of start_info. EAX is undefined by the protocol; from here on it says which one it was.
boot_pvh:
        movl    $PVH_MAGIC, %eax

# EAX: MULTIBOOT2_MAGIC or PVH_MAGIC. EBX: what the loader hands over.
        .globl  _start
_start:
        cli
        cld
        movl    $boot_low_stack_end, %esp
        movl    %eax, %ebp
        movl    %ebx, %esi
        movl    $0x80000001, %eax
        cpuid
        notl    %edx
        testl   $CPUID_NX_AND_LONG_MODE, %edx
        jnz     boot_refuse

# Early tables: the first 4 GiB in 2 MiB pages, three times: where they are, in the direct map, and the first GiB below the image.
        movl    $boot_directories, %edi
        movl    $EARLY_LARGE_PAGE, %eax
1:      movl    %eax, (%edi)
        movl    $0, 4(%edi)
        addl    $8, %edi
        addl    $LARGE_PAGE, %eax
        jnc     1b
        movl    $boot_directories + EARLY_TABLE, boot_pointers
        movl    $boot_directories + PAGE + EARLY_TABLE, boot_pointers + 8
        movl    $boot_directories + 2 * PAGE + EARLY_TABLE, boot_pointers + 16
        movl    $boot_directories + 3 * PAGE + EARLY_TABLE, boot_pointers + 24
        movl    $boot_directories + EARLY_TABLE, boot_image_pointers + POINTER_OF_IMAGE
        movl    $boot_pointers + EARLY_TABLE, boot_root
        movl    $boot_pointers + EARLY_TABLE, boot_root + ROOT_OF_DIRECT_MAP
        movl    $boot_image_pointers + EARLY_TABLE, boot_root + ROOT_OF_IMAGE

        movl    $TRAMPOLINE_CR4, %eax
        movl    %eax, %cr4
        movl    $boot_root, %eax
        movl    %eax, %cr3
        movl    $MSR_EFER, %ecx
        movl    $TRAMPOLINE_EFER, %eax
        xorl    %edx, %edx
        wrmsr
        movl    $BOOT_CR0, %eax
        movl    %eax, %cr0
        lgdt    boot_gdt_pointer
        ljmp    $SELECTOR_CODE, $boot_long

# The processor is no 64-bit one or has no no-execute pages: say so on the first serial port and stop.
boot_refuse:
        movl    $boot_refusal, %esi
        movw    $COM1, %dx
1:      lodsb
        testb   %al, %al
        jz      2f
        outb    %al, %dx
        jmp     1b
2:      movl    $PANIC, %eax
        outl    %eax, $EXIT_PORT
3:      cli
        hlt
        jmp     3b

# EBP: protocol. ESI: information. Still at the address it was loaded to.
        .code64
boot_long:
        movl    $SELECTOR_DATA, %eax
        movl    %eax, %ss
        movl    %eax, %ds
        movl    %eax, %es
        xorl    %eax, %eax
        movl    %eax, %fs
        movl    %eax, %gs
        movabsq $boot_high, %rax
        jmpq    *%rax

        .section .boot.rodata,"a",@progbits
boot_refusal:
        .asciz  "mellos: needs a 64-bit processor with no-execute pages\r\n"
        .balign 8
# Accessed bits are set: the processor never writes to it.
boot_gdt:
        .quad   0, DESCRIPTOR_CODE, DESCRIPTOR_DATA
boot_gdt_pointer:
        .short  . - boot_gdt - 1
        .quad   boot_gdt

        .section .boot.bss,"aw",@nobits
        .balign PAGE
boot_root:
        .skip   PAGE
boot_pointers:
        .skip   PAGE
boot_image_pointers:
        .skip   PAGE
boot_directories:
        .skip   4 * PAGE
        .skip   1024
boot_low_stack_end:

        .section .text.entry,"ax",@progbits

# EBP: protocol. ESI: information. In the high half; the low half stays mapped until the kernel's own tables are loaded.
        .type   boot_high,@function
boot_high:
        .cfi_startproc
        .cfi_undefined %rip
        movq    $boot_stack_end, %rsp
        movl    %ebp, %edi
        movl    %esi, %esi
        callq   mellos_boot
        ud2
        .cfi_endproc
        .size   boot_high, . - boot_high

        .section .bss.boot_stack,"aw",@nobits
        .balign PAGE
# Unmapped when the kernel's own tables are loaded.
        .globl  boot_stack_guard
boot_stack_guard:
        .skip   PAGE
        .skip   BOOT_STACK_SIZE
        .globl  boot_stack_end
boot_stack_end:
# Stacks of double fault, NMI and machine check until the guarded ones are mapped.
        .globl  boot_interrupt_stacks
boot_interrupt_stacks:
        .skip   INTERRUPT_STACKS * PAGE
        .globl  boot_processor_block
boot_processor_block:
        .skip   PAGE
        .globl  boot_thread_block
boot_thread_block:
        .skip   PAGE

# What panic and the stopping of processors share with a debugger. PanicRecord; 1 + index of the processor that panics; 1 while
# processors are to stand still.
        .section .bss.panic,"aw",@nobits
        .balign 8
        .globl  mellos_panic_record
mellos_panic_record:
        .skip   PANIC_RECORD_SIZE
        .globl  mellos_panic_owner
mellos_panic_owner:
        .skip   4
        .globl  mellos_stop_state
mellos_stop_state:
        .skip   4
