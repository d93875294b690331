/** The layout of the address space: one table, and the arithmetic between physical and virtual addresses. */
package mellos.kernel.address;
