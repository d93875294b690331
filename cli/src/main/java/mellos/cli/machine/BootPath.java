package mellos.cli.machine;

/** How the image comes into the machine's memory. */
public enum BootPath {
    /** QEMU's {@code -kernel}, by the ELF file's PVH note. */
    PVH,
    /** A CD whose GRUB the BIOS starts; multiboot2. */
    BIOS_ISO,
    /** The same CD under UEFI firmware. */
    UEFI_ISO
}
