package mellos.doctor.rules;

import java.util.Arrays;
import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.Registers;

/** SYSCALL without an entry to go to. */
final class SyscallEntryRules {
    private static final byte[] SYSCALL = {0x0f, 0x05};

    private static final Rule ENTRY_NOT_SET = Rule.named("syscall-entry-not-set")
            .needs(
                    84,
                    s -> justCalled(s)
                            && (s.fault().isFetch()
                                    || Address.isNearNull(s.fault().rip())),
                    s -> "CPL is 0 at RIP " + Address.hex(s.fault().rip()) + ", RSP ("
                            + Address.hex(s.fault().rsp())
                            + ") and RCX (" + Address.hex(s.cpu().register(Registers.RCX))
                            + ") are user addresses and R11 ("
                            + Address.hex(s.cpu().register(SystemCallFacts.R11))
                            + ") holds flags: what SYSCALL leaves")
            .supports(14, s -> Address.isNearNull(s.fault().rip()), _ -> "RIP is what an unwritten LSTAR gives")
            .cause(s -> "SYSCALL went to " + Address.hex(s.fault().rip())
                    + ": the entry address in LSTAR (MSR 0xC0000082) "
                    + (Address.isNearNull(s.fault().rip()) ? "was never set" : "is wrong or not mapped")
                    + " on this processor")
            .change("Write the system-call entry's linked address to IA32_LSTAR on every processor; write STAR and"
                    + " FMASK too, before EFER.SCE.")
            .build();

    static final List<Rule> ALL = List.of(ENTRY_NOT_SET);

    private SyscallEntryRules() {}

    /**
     * What SYSCALL leaves: the kernel at CPL 0, still on the user's stack, RCX the return address, SystemCallFacts.R11
     * the flags.
     */
    private static boolean justCalled(Scene s) {
        boolean kernelIsHigh = s.cpu().state().value(Field.GDT_BASE).test(Address::isHighHalf)
                || s.cpu().state().value(Field.IDT_BASE).test(Address::isHighHalf);
        boolean fromUserPage = s.fault().before().stream()
                .anyMatch(each -> each.cpl().is(3)
                        && each.ip()
                                .test(ip -> s.cpu().registerValue(Registers.RCX).test(rcx -> ip >>> 12 == rcx >>> 12)));
        return SystemCallFacts.mayHaveCalled(s) && (kernelIsHigh || fromUserPage || followsSyscall(s));
    }

    /** The image has SYSCALL just before the address in RCX. */
    private static boolean followsSyscall(Scene s) {
        return s.hasImage() && Arrays.equals(s.image().bytesAt(s.cpu().register(Registers.RCX) - 2, 2), SYSCALL);
    }
}
