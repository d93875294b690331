package mellos.kernel.arch.x86_64;

import mellos.magic.At;
import mellos.magic.Struct;

/** Limit and base of a descriptor table, as LGDT, LIDT, SGDT and SIDT move them. */
@Struct(size = 10)
public interface PseudoDescriptor {
    @At(0)
    short limit();

    @At(0)
    void limit(short limit);

    @At(2)
    long base();

    @At(2)
    void base(long base);
}
