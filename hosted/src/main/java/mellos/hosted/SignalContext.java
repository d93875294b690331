package mellos.hosted;

import mellos.magic.At;
import mellos.magic.Struct;

/** Linux's {@code ucontext_t} on x86-64: the registers of the stopped code, which goes on with them. */
@Struct(size = 176)
interface SignalContext {
    @At(72)
    long r12();

    @At(80)
    long r13();

    @At(88)
    long r14();

    @At(96)
    long r15();

    @At(104)
    void rdi(long value);

    @At(120)
    long rbp();

    @At(128)
    long rbx();

    @At(160)
    long rsp();

    @At(152)
    void rcx(long value);

    @At(168)
    long rip();

    @At(168)
    void rip(long value);
}
