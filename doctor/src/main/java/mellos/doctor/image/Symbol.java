package mellos.doctor.image;

/**
 * A symbol of the kernel.
 *
 * @param size 0 when the symbol table does not say
 */
public record Symbol(String name, long address, long size, boolean isFunction) {}
