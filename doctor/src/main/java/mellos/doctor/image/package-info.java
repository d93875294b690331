/** What the kernel's ELF file tells about an address: symbol, source line, section, bytes. */
package mellos.doctor.image;
