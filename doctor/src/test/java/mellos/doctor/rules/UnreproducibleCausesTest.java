package mellos.doctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mellos.doctor.Diagnosis;
import mellos.doctor.Doctor;
import mellos.doctor.LogText;
import mellos.doctor.LogText.Style;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Causes that QEMU's TCG is too lenient to raise, or that need another machine: logs written for them. */
class UnreproducibleCausesTest {
    private static final int GP = 13;
    private static final int UD = 6;

    /** Rule to log. */
    static final Map<String, Supplier<LogText>> CASES = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "beginning-missing", () -> new LogText().doubleFault(GP, GP).triple(GP)),
            Map.entry(
                    "cr3-is-no-page-table",
                    () -> new LogText()
                            .set("CR3", 1)
                            .set("RIP", 0x8058)
                            .set("CR2", 0x8058)
                            .fault(-1, 14, 0x18)
                            .doubleFault(14, 14)
                            .triple(14)),
            Map.entry(
                    "flags-popped-as-return-address",
                    () -> new LogText().set("RIP", 0x246).set("CR2", 0x246).dies(14, 0x10)),
            Map.entry("handler-faults-on-its-interrupt-stack", UnreproducibleCausesTest::sameInterruptStack),
            Map.entry("interrupt-vector-below-32", () -> new LogText().interrupt(0x0d)),
            Map.entry("pic-not-remapped", () -> new LogText().interrupt(8)),
            Map.entry(
                    "ran-off-the-end-of-code",
                    () -> new LogText()
                            .user()
                            .set("RIP", 0x402000)
                            .set("CR2", 0x402000)
                            .set("RAX", 0x401000)
                            .fault(-1, 14, 0x14)),
            Map.entry("registers-only", () -> new LogText().line("CPU#0").dump()),
            Map.entry("stack-shared-between-processors", UnreproducibleCausesTest::sharedStack),
            Map.entry(
                    "swapgs-unbalanced",
                    () -> new LogText()
                            .gs(0xffffffff80050000L)
                            .interrupt(0x20)
                            .gs(0)
                            .set("RIP", 0xffffffff80002000L)
                            .set("CR2", 8)
                            .code("65 48 8b 04 25 08 00 00 00")
                            .dies(14, 0)),
            Map.entry(
                    "syscall-entry-not-set",
                    () -> new LogText()
                            .set("RIP", 0)
                            .set("CR2", 0)
                            .set("RCX", 0x400102)
                            .set("R11", 0x202)
                            .set("RSP", 0x7ffff000L)
                            .dies(14, 0x10)),
            Map.entry(
                    "sysret-to-garbage",
                    () -> new LogText()
                            .user()
                            .set("RIP", 0x800000000000L)
                            .set("RCX", 0x800000000000L)
                            .set("R11", 0x202)
                            .fault(-1, GP, 0)),
            Map.entry(
                    "user-mode-in-32-bit-segment",
                    () -> new LogText()
                            .user()
                            .segment("CS", "0023 0000000000000000 ffffffff 00cffb00 DPL=3 CS32 [-RA]")
                            .set("RIP", 0x400104)
                            .set("RCX", 0x400102)
                            .fault(-1, UD, 0)),
            Map.entry(
                    "syscall-not-enabled",
                    () -> new LogText()
                            .user()
                            .set("EFER", 0xd00)
                            .set("RIP", 0x400104)
                            .fault(-1, UD, 0)),
            Map.entry(
                    "virtual-8086-mode",
                    () -> new LogText().style(Style.QEMU_32).set("RFL", 0x20302).fault(-1, 1, 0)),
            Map.entry(
                    "rdmsr-refused",
                    () -> new LogText().set("RCX", 0x802).code("0f 32").dies(GP, 0)),
            Map.entry(
                    "wrmsr-refused",
                    () -> new LogText()
                            .set("RCX", 0xc0000080L)
                            .set("RAX", 0xffffffffL)
                            .code("0f 30")
                            .dies(GP, 0)),
            Map.entry(
                    "cr0-combination-refused",
                    () -> new LogText()
                            .style(Style.QEMU_32)
                            .set("EFER", 0x100)
                            .set("RAX", 0x80000010L)
                            .set("CR4", 0x20)
                            .code("0f 22 c0")
                            .dies(GP, 0)),
            Map.entry(
                    "cr4-bit-not-supported",
                    () -> new LogText().set("RBX", 0x300620).code("0f 22 e3").dies(GP, 0)),
            Map.entry(
                    "cr3-value-refused",
                    () -> new LogText()
                            .set("RAX", 0xfff0000000001000L)
                            .code("0f 22 d8")
                            .dies(GP, 0)),
            Map.entry(
                    "xsetbv-refused",
                    () -> new LogText()
                            .set("RAX", 4)
                            .set("CR4", 0x40620)
                            .code("0f 01 d1")
                            .dies(GP, 0)),
            Map.entry(
                    "sysret-refused",
                    () -> new LogText()
                            .set("RCX", 0x800000000000L)
                            .code("48 0f 07")
                            .dies(GP, 0)),
            Map.entry(
                    "segment-limit-or-null-segment",
                    () -> new LogText()
                            .style(Style.QEMU_32)
                            .segment("DS", "0000 00000000 00000000 00000000")
                            .code("a1 00 00 10 00")
                            .dies(GP, 0)),
            Map.entry(
                    "simd-floating-point-exception",
                    () -> new LogText().code("f3 0f 5e c8").dies(19, 0)),
            Map.entry(
                    "alignment-check",
                    () -> new LogText()
                            .user()
                            .set("CR0", 0x80050033L)
                            .set("RFL", 0x40202)
                            .fault(-1, 17, 0)),
            Map.entry("machine-check", () -> new LogText().dies(18, 0)),
            Map.entry(
                    "invalid-tss",
                    () -> new LogText().style(Style.QEMU_32).code("cf").dies(10, 0x28)),
            Map.entry(
                    "debug-exception",
                    () -> new LogText()
                            .set("DR7", 0x401)
                            .set("DR6", 0xffff0ff1L)
                            .dies(1, 0)),
            Map.entry(
                    "bound-or-overflow",
                    () -> new LogText().style(Style.QEMU_32).dies(5, 0)),
            Map.entry("general-protection", () -> new LogText().fault(-1, GP, 0)),
            Map.entry("invalid-opcode", () -> new LogText().fault(-1, UD, 0)),
            Map.entry("pointer-truncated", () -> null),
            Map.entry(
                    "physical-address-used-as-virtual",
                    () -> new LogText().set("CR2", 0x7fe1234L).fault(-1, 14, 0)),
            Map.entry("kernel-section-not-mapped", () -> null),
            Map.entry(
                    "tss-not-mapped",
                    () -> new LogText()
                            .set("CR2", 0xffffffff80040004L)
                            .code("0f 00 d8")
                            .dies(14, 0)),
            Map.entry(
                    "pic-slave-not-remapped",
                    () -> new LogText()
                            .set("IDTL", 0x2ff)
                            .interrupt(0x76)
                            .fault(-1, GP, 0x76 * 16 + 2)
                            .doubleFault(GP, GP)
                            .triple(GP)),
            Map.entry(
                    "tss-too-short",
                    () -> new LogText()
                            .user()
                            .segment("TR", "0028 ffffffff80040000 00000003 00008b00 DPL=0 TSS64-busy")
                            .delivery(0x80, 0, true)
                            .fault(-1, 10, 0x28)
                            .doubleFault(10, GP)
                            .triple(GP)),
            Map.entry(
                    "gdt-or-tss-not-mapped",
                    () -> new LogText()
                            .user()
                            .delivery(0x80, 0, true)
                            .set("CR2", 0xffffffff80040004L)
                            .fault(-1, 14, 0)
                            .doubleFault(14, 14)
                            .triple(14)),
            Map.entry(
                    "paging-enabled-with-wrong-tables",
                    () -> new LogText()
                            .style(Style.QEMU_I386)
                            .set("CR0", 0x80000011L)
                            .set("CR3", 0x5000)
                            .set("CR4", 0x10)
                            .set("CR2", 0x101000)
                            .set("RSP", 0x90000000L)
                            .set("GDT", 0x90000000L)
                            .set("IDT", 0x90010000L)
                            .fault(-1, 14, 0)
                            .set("CR2", 0x90010070L)
                            .doubleFault(14, 14)
                            .triple(14)),
            Map.entry("fault-in-real-mode", () -> repeat("check_exception old: 0xffffffff new 0x6", 500)),
            Map.entry(
                    "executes-outside-memory",
                    () -> new LogText()
                            .line("qemu-system-x86_64: Trying to execute code outside RAM or ROM at 0x00000000c0100000")
                            .dump()),
            Map.entry(
                    "qemu-aborted-on-tss",
                    () -> new LogText()
                            .interrupt(0x20)
                            .line("qemu: fatal: invalid tss type")
                            .dump()),
            Map.entry(
                    "qemu-aborted",
                    () -> new LogText()
                            .interrupt(0x20)
                            .line("qemu: fatal: something new")
                            .dump()),
            Map.entry(
                    "ran-under-kvm",
                    () -> new LogText()
                            .reset(0)
                            .line("KVM internal error. Suberror: 1")
                            .line("emulation failure")
                            .dump()),
            Map.entry(
                    "startup-never-sent",
                    () -> new LogText()
                            .reset(1)
                            .line("apic_mem_writel 0x310 = 0x01000000")
                            .line("apic_mem_writel 0x300 = 0x00004500")),
            Map.entry("startup-without-init", () -> new LogText().reset(1).line("apic_mem_writel 0x300 = 0x00004608")),
            Map.entry("interrupt-storm", UnreproducibleCausesTest::storm),
            Map.entry("reset-without-fault", () -> new LogText().reset(0).reset(1)),
            Map.entry("start-of-chain-missing", () -> new LogText().triple(13))));

    private static LogText sameInterruptStack() {
        LogText log = new LogText().set("CR2", 0xffffffff80600000L).fault(-1, 14, 2);
        log.set("RIP", 0xffffffff80003000L).set("RSP", 0xffffffff80208fd0L).set("CR2", 0xffffffff80700000L);
        for (int i = 0; i < 40; i++) {
            log.fault(-1, 14, 0);
        }
        return log;
    }

    private static LogText sharedStack() {
        return new LogText()
                .reset(1)
                .gs(0xffffffff80050000L)
                .interrupt(0x20)
                .gs(0xffffffff80051000L)
                .set("RSP", 0xffffffff80107f00L)
                .set("RIP", 0x1234567)
                .set("CR2", 0x1234567)
                .dies(14, 0x10);
    }

    private static LogText repeat(String line, int times) {
        LogText log = new LogText();
        for (int i = 0; i < times; i++) {
            log.line(line);
        }
        return log;
    }

    private static LogText storm() {
        LogText log = new LogText();
        for (int i = 0; i < 6000; i++) {
            log.interrupt(0x21);
        }
        return log;
    }

    static Stream<String> withoutImage() {
        return CASES.entrySet().stream()
                .filter(each -> each.getValue().get() != null)
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("withoutImage")
    void namesTheCause(String rule) throws Exception {
        Diagnosis diagnosis = Doctor.diagnose(List.of(CASES.get(rule).get().file()), Optional.empty(), SerialText.NONE);
        assertEquals(
                rule,
                diagnosis.cause().map(each -> each.rule().id()).orElse("none"),
                () -> diagnosis.causes().toString());
    }
}
