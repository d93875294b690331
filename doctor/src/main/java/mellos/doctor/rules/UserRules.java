package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Faults raised in user mode by what user code did, or by how the kernel prepared it. */
final class UserRules {
    private UserRules() {}

    static List<Rule> all() {
        return List.of(userEntry(), kernelPage(), userRead(), privileged(), portIo(), interruptGate(), userNull());
    }

    private static Rule userEntry() {
        return Rule.named("user-code-page-not-executable")
                .needs(
                        80,
                        s -> s.fault().isFetch() && s.fault().isUser(),
                        s -> "user mode faulted fetching from "
                                + s.names().what(s.fault().rip()) + ", error code "
                                + Address.hex(s.fault().error()))
                .supports(
                        12,
                        s -> s.fault().pageFault(ErrorCode.PRESENT),
                        s -> "the page is present: it lacks the user bit, or it is marked no-execute")
                .cause(s -> s.fault().pageFault(ErrorCode.PRESENT)
                        ? "the user program's code page at "
                                + Address.hex(s.fault().rip())
                                + " may not be executed in user mode "
                                + "(no user bit on some level, or no-execute)"
                        : Address.isNearNull(s.fault().rip())
                                ? "the user program jumped to address zero"
                                : "the user program's code at "
                                        + Address.hex(s.fault().rip()) + " is not mapped")
                .change("Set the user bit (bit 2) on every level of the tables for user pages (top level too), leave"
                        + " bit 63 clear for code, and enter user mode at the address the program was loaded to.")
                .build();
    }

    private static Rule kernelPage() {
        return Rule.named("user-touched-kernel-page")
                .needs(
                        80,
                        s -> s.fault().isDataAccess()
                                && s.fault().isUser()
                                && s.fault().pageFault(ErrorCode.PRESENT)
                                && !s.fault().pageFault(ErrorCode.RESERVED),
                        s -> "error code " + Address.hex(s.fault().error()) + ": user mode, page present")
                .supports(
                        10,
                        s -> Address.isHighHalf(s.fault().cr2())
                                || s.names().inImage(s.fault().cr2()),
                        s -> s.names().what(s.fault().cr2()) + " is the kernel's")
                .cause(s -> s.fault().pageFault(ErrorCode.WRITE)
                                && !Address.isHighHalf(s.fault().cr2())
                                && !s.names().inImage(s.fault().cr2())
                        ? "user code wrote to " + Address.hex(s.fault().cr2())
                                + ", a page that is read-only or has no user bit"
                        : "user code touched " + s.names().what(s.fault().cr2()) + ", a page without the user bit")
                .change("If the program may touch it, set the user bit (and writable) on every level; otherwise it is"
                        + " the program's fault: end the process in the page-fault handler instead of stopping the"
                        + " kernel.")
                .build();
    }

    private static Rule userRead() {
        return Rule.named("user-page-not-present")
                .symptom()
                .needs(
                        62,
                        s -> s.fault().isDataAccess()
                                && s.fault().isUser()
                                && s.fault().isNotPresent()
                                && !Address.isNearNull(s.fault().cr2()),
                        s -> "error code "
                                + Address.hex(s.fault().error())
                                + ": user mode, page not present, address "
                                + Address.hex(s.fault().cr2()))
                .cause(s -> "user code touched " + Address.hex(s.fault().cr2()) + ", which is not mapped")
                .change("Map the page (was the program's BSS or heap forgotten?) or end the process in the page-fault"
                        + " handler.")
                .build();
    }

    private static Rule userNull() {
        return Rule.named("user-null-pointer")
                .symptom()
                .needs(
                        76,
                        s -> s.fault().isDataAccess()
                                && s.fault().isUser()
                                && s.fault().isNotPresent()
                                && Address.isNearNull(s.fault().cr2()),
                        s -> "user mode, fault address " + Address.hex(s.fault().cr2()))
                .cause("user code used a null pointer")
                .change("It is the program's fault: the page-fault handler should end the process and go on.")
                .build();
    }

    private static Rule privileged() {
        return Rule.named("privileged-instruction-in-user-mode")
                .needs(
                        60,
                        s -> s.fault().is(Vector.GENERAL_PROTECTION)
                                && s.fault().isUser()
                                && s.fault().error() == 0
                                && (!s.code().isKnown()
                                        || s.code()
                                                .is(
                                                        Kind.HLT,
                                                        Kind.INTERRUPT_FLAG,
                                                        Kind.RDMSR,
                                                        Kind.WRMSR,
                                                        Kind.MOV_TO_CR,
                                                        Kind.MOV_FROM_CR,
                                                        Kind.MOV_DR,
                                                        Kind.CLTS,
                                                        Kind.LGDT,
                                                        Kind.LIDT,
                                                        Kind.LLDT,
                                                        Kind.LTR,
                                                        Kind.INVLPG,
                                                        Kind.INVPCID,
                                                        Kind.CACHE_CONTROL,
                                                        Kind.SYSRET,
                                                        Kind.SWAPGS,
                                                        Kind.XSETBV,
                                                        Kind.SYSEXIT)),
                        _ -> "#GP with error code 0 in user mode (CPL 3)")
                .supports(
                        37,
                        s -> s.code().isKnown(),
                        s -> "\"" + s.code().instruction().text() + "\" is allowed to the kernel only")
                .cause(s -> s.code().isKnown()
                        ? "user mode executed \"" + s.code().instruction().text() + "\", which only the kernel may"
                        : "user mode executed an "
                                + "instruction that only the kernel may, or used a non-canonical address")
                .change("User code must ask the kernel through a system call; if this was meant to be kernel code, it"
                        + " was entered with a user code segment (RPL 3).")
                .build();
    }

    private static Rule portIo() {
        return Rule.named("port-io-in-user-mode")
                .needs(
                        94,
                        s -> s.fault().is(Vector.GENERAL_PROTECTION)
                                && s.fault().isUser()
                                && s.fault().error() == 0
                                && s.code().is(Kind.PORT_IO),
                        s -> "\""
                                + s.code().instruction().text() + "\" in user mode with RFLAGS.IOPL "
                                + (s.cpu().value(mellos.doctor.log.CpuState.Field.RFLAGS) >> 12 & 3)
                                + " and no permission in the TSS's I/O bitmap")
                .cause("user mode used an I/O port without permission")
                .change("Let the kernel do the port access behind a system call, or set IOPL 3 in the task's RFLAGS,"
                        + " or clear the port's bits in the TSS's I/O permission bitmap (and set the I/O map base"
                        + " inside the TSS limit).")
                .build();
    }

    private static Rule interruptGate() {
        return Rule.delivery("software-interrupt-gate-dpl")
                .needs(
                        88,
                        s -> s.hasFault()
                                && s.fault().origin().software()
                                && s.fault().isUser()
                                && s.fault().failedWith(Vector.GENERAL_PROTECTION)
                                && ErrorCode.namesGate(
                                        s.fault().failureCode(), s.fault().vector())
                                && !s.tables().gateBeyondLimit(s.fault().vector())
                                && !s.tables().idtNeverLoaded(),
                        s -> "INT 0x" + Integer.toHexString(s.fault().vector())
                                + " in user mode raised #GP with error code "
                                + Address.hex(s.fault().failureCode())
                                + ", which names IDT entry 0x"
                                + Integer.toHexString(s.fault().vector())
                                + "; the entry is inside the IDT's limit")
                .cause(s -> "the IDT gate for vector 0x"
                        + Integer.toHexString(s.fault().vector())
                        + " may not be used from user mode: its DPL is 0 (or the gate is empty)")
                .change("Set DPL 3 in the system-call gate (type byte 0xEE in place of 0x8E); leave all other gates at"
                        + " DPL 0.")
                .apart("An empty gate gives the same error code: dump the IDT entry.")
                .build();
    }
}
