package mellos.doctor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as the compilers write them. */
class DemanglerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kmain                                                             | kmain
            _ZN6kernel3smp8start_ap17h0123456789abcdefE                       | kernel::smp::start_ap
            _ZN4core9panicking5panic17h0123456789abcdefE                      | core::panicking::panic
            _ZN52_$LT$kernel..Console$u20$as$u20$core..fmt..Write$GT$9write_str17h0123456789abcdefE | <kernel::Console as core::fmt::Write>::write_str
            _ZN9Scheduler4pickEv                                              | Scheduler::pick
            _Z5kmainv                                                         | kmain
            _ZNK3Foo3barEi                                                    | Foo::bar
            _RNvNtCsabc_6kernel3smp5start                                     | kernel::smp::start
            _RNvCs1234_7mycrate4main                                          | mycrate::main
            mellos.kernel.Boot.startWithHeap()V                               | mellos.kernel.Boot.startWithHeap
            a.B.reach(La/Block;[JI)[La/Cpu;                                   | a.B.reach
            a.B.<init>(I)V                                                    | a.B.<init>
            operator()(int)                                                   | operator()(int)
            _Zgarbage                                                         | _Zgarbage
            _ZN99999x                                                         | _ZN99999x
            _R                                                                | _R
            """)
    void demangles(String mangled, String expected) {
        assertEquals(expected, Demangler.demangle(mangled));
    }
}
