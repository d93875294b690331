/**
 * ELF files and DWARF's line programs, each format read in one place: the compiler reads what it has linked, the doctor
 * any kernel that somebody brings. Runs on the host only and knows nothing of the system that is built.
 */
package mellos.elf;
