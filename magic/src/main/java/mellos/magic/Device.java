package mellos.magic;

/**
 * A {@link Struct} of device registers: each call makes exactly one volatile access of the method's width, in
 * program order.
 */
public interface Device {}
