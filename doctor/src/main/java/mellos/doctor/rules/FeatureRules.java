package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Kind;

/** Instructions that need a feature which is off, or which the processor does not have. */
final class FeatureRules {
    private static final Rule AVX_OFF = Rule.named("avx-not-enabled")
            .needs(
                    94,
                    s -> InstructionFacts.ud(s)
                            && s.code().is(Kind.AVX, Kind.EVEX, Kind.XSAVE, Kind.XGETBV, Kind.XSETBV),
                    InstructionFacts::shows)
            .supports(
                    5,
                    s -> s.cpu().cr4Lacks(ControlBits.CR4_OSXSAVE),
                    s -> "CR4 is " + s.cpu().hex(Field.CR4) + ": OSXSAVE (bit 18) is 0")
            .cause(s -> s.cpu().cr4Lacks(ControlBits.CR4_OSXSAVE)
                    ? "AVX or XSAVE was used while CR4.OSXSAVE is 0"
                    : "AVX was used without enabling it in XCR0, or the CPU model does not have it")
            .change("Set CR4.OSXSAVE, then write XCR0 with XSETBV (x87, SSE and AVX: value 7), after asking CPUID;"
                    + " or compile the kernel without AVX (-mno-avx).")
            .build();

    private static final Rule FSGSBASE_OFF = Rule.named("fsgsbase-not-enabled")
            .needs(92, s -> InstructionFacts.ud(s) && s.code().is(Kind.FSGSBASE), InstructionFacts::shows)
            .supports(6, s -> s.cpu().cr4Lacks(ControlBits.CR4_FSGSBASE), _ -> "CR4.FSGSBASE (bit 16) is 0")
            .cause("RDFSBASE/WRGSBASE and their like need CR4.FSGSBASE, which is 0 here (or the CPU model lacks"
                    + " the feature)")
            .change("Set CR4.FSGSBASE after asking CPUID (leaf 7, EBX bit 0), or use the FS_BASE and GS_BASE MSRs.")
            .build();

    private static final Rule NOT_ON_THIS_CPU = Rule.named("cpu-lacks-instruction")
            .needs(
                    80,
                    s -> InstructionFacts.ud(s)
                            && s.code().isKnown()
                            && (s.code()
                                            .is(
                                                    Kind.INVPCID,
                                                    Kind.RDTSCP,
                                                    Kind.SMAP_TOGGLE,
                                                    Kind.MONITOR,
                                                    Kind.CMPXCHG16B,
                                                    Kind.VIRTUALISATION,
                                                    Kind.SWAPGS)
                                    || s.code()
                                                    .instruction()
                                                    .mnemonic()
                                                    .matches(
                                                            "rdrand|rdseed|rdpid|popcnt|movbe|crc32|op-0f38.*|op-0f3a.*|wrpkru|rdpkru")
                                            && !(s.code().is(Kind.SSE)
                                                    && s.cpu().cr4Lacks(ControlBits.CR4_OSFXSR))),
                    InstructionFacts::shows)
            .cause(s -> "the CPU model that QEMU emulates does not have \""
                    + s.code().instruction().mnemonic() + "\", or it is not allowed in this mode")
            .change("Ask CPUID before using it, compile for a lower level (-march=x86-64), or run QEMU with a CPU"
                    + " that has it (-cpu max).")
            .build();

    static final List<Rule> ALL = List.of(AVX_OFF, FSGSBASE_OFF, NOT_ON_THIS_CPU);

    private FeatureRules() {}
}
