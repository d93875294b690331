package mellos.magic;

/**
 * A {@link Struct} of device registers extends this: each call then makes exactly one volatile access of the method's
 * width, in program order, and none is added, merged or left out. Fields need their natural alignment. A getter alone
 * is a register that is read-only, a setter alone one that is write-only.
 */
public interface Device {}
