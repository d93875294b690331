package mellos.magic.simulated;

import mellos.magic.At;
import mellos.magic.Struct;

/** What {@link Sample} inherits. */
@Struct(size = 8)
interface SampleHead {
    @At(0)
    long head();

    @At(0)
    void head(long value);
}
