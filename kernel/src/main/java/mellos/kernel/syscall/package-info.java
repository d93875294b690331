/** System calls: {@code int 0x80} with the number in RAX, arguments in RDI, RSI, RDX, the result in RAX. */
package mellos.kernel.syscall;
