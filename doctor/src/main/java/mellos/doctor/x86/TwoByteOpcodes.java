package mellos.doctor.x86;

/** The map of opcodes behind 0F, in the notation of {@link OpcodeTable}. */
final class TwoByteOpcodes {
    static final String TWO_BYTE = """
            00 @6 Ew
            01 @7 M
            02 lar Gv,Ew
            03 lsl Gv,Ew
            05 syscall
            06 clts
            07 sysret
            08 invd
            09 wbinvd
            0b ud2
            0d prefetchw M
            18-1f nop Ev
            20 mov Rq,Cq
            21 mov Rq,Dq
            22 mov Cq,Rq
            23 mov Dq,Rq
            30 wrmsr
            31 rdtsc
            32 rdmsr
            33 rdpmc
            34 sysenter
            35 sysexit
            77 emms
            a0 push fs
            a1 pop fs
            a2 cpuid
            a3 bt Ev,Gv
            a4 shld Ev,Gv,Ib
            a5 shld Ev,Gv,cl
            a8 push gs
            a9 pop gs
            aa rsm
            ab bts Ev,Gv
            ac shrd Ev,Gv,Ib
            ad shrd Ev,Gv,cl
            ae @15 M
            af imul Gv,Ev
            b0 cmpxchg Eb,Gb
            b1 cmpxchg Ev,Gv
            b2 lss Gv,M
            b3 btr Ev,Gv
            b4 lfs Gv,M
            b5 lgs Gv,M
            b6 movzx Gv,Eb
            b7 movzx Gv,Ew
            b8 popcnt Gv,Ev
            b9 ud1 Gv,Ev
            ba @8 Ev,Ib
            bb btc Ev,Gv
            bc bsf Gv,Ev
            bd bsr Gv,Ev
            be movsx Gv,Eb
            bf movsx Gv,Ew
            c0 xadd Eb,Gb
            c1 xadd Ev,Gv
            c3 movnti Ey,Gy
            c7 @9 M
            c8-cf bswap Zv
            ff ud0 Gv,Ev
            """;

    private TwoByteOpcodes() {}
}
