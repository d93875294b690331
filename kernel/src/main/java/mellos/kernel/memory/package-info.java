/** Physical frames, page tables, the kernel's address space, stacks with guard pages. */
package mellos.kernel.memory;
