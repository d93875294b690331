package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.ControlState;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Page faults on the instruction fetch: control went to a place that cannot be executed. */
final class FetchRules {
    private FetchRules() {}

    static List<Rule> all() {
        return List.of(
                nullCall(),
                newTables(),
                tablesDestroyed(),
                highHalf(),
                wildJump(),
                executesData(),
                smep(),
                handlerWrong(),
                enablingPaging(),
                trampolineNotMapped(),
                truncated());
    }

    private static boolean unmappedFetch(Scene s) {
        return s.fault().isFetch() && s.fault().isNotPresent() && !s.fault().isUser();
    }

    private static String target(Scene s) {
        return "the fault address equals RIP (" + s.names().what(s.fault().rip()) + "): the fetch itself failed";
    }

    private static Rule nullCall() {
        return Rule.named("jump-to-null")
                .symptom()
                .needs(0, s -> !WanderRules.standsOnFlags(s))
                .needs(
                        86,
                        s -> s.fault().isFetch()
                                && !s.fault().isUser()
                                && Address.isNearNull(s.fault().rip()),
                        FetchRules::target)
                .supports(10, s -> s.fault().rip() == 0, _ -> "RIP is exactly 0")
                .against(20, SystemCallRules::mayHaveCalled)
                .cause(s -> s.fault().rip() == 0
                        ? "it jumped to address zero: a null function pointer was called, or a return address of zero"
                                + " was popped"
                        : "it jumped to " + Address.hex(s.fault().rip())
                                + ", next to zero: through a null table of functions, or by a smashed return address")
                .change("Find the indirect call or the return that led here (the return address of a call is on top of"
                        + " the stack, at RSP): an unset function pointer or vtable entry, an entry point not"
                        + " filled in, or a stack that was overwritten with zeros.")
                .apart("A call leaves a code address at [RSP]; a RET to zero leaves whatever was above.")
                .build();
    }

    private static boolean tablesSwitchedJustBefore(Scene s) {
        return s.code().previousIs(Kind.MOV_TO_CR) && s.code().previous().register() == 3;
    }

    private static Rule newTables() {
        return Rule.named("new-cr3-lacks-code")
                .needs(
                        52,
                        s -> unmappedFetch(s)
                                && s.cpu().isPaging()
                                && !Address.isNearNull(s.fault().rip()),
                        FetchRules::target)
                .supports(
                        40,
                        FetchRules::tablesSwitchedJustBefore,
                        s -> "the instruction before it is \""
                                + s.code().previous().text() + "\": this is the first fetch with the new page tables")
                .supports(
                        14,
                        s -> s.fault().formerTables().isKnown()
                                && s.tables().isFamiliar(s.fault().rip()),
                        s -> "the event before ran with CR3 "
                                + s.fault().formerTables().hex() + ": the address space was switched in between")
                .supports(
                        14,
                        s -> s.fault().onlyPageFaultsFollow() && !s.tables().idtNeverLoaded(),
                        _ -> "every following fault is a page fault too: "
                                + "the IDT or the handler is not mapped either")
                .supports(
                        10,
                        s -> !s.hasImage() && s.tables().isFamiliar(s.fault().rip()),
                        _ -> "RIP is in the region of the kernel's own stack and " + "tables")
                .against(
                        20,
                        s -> !s.hasImage() && !s.tables().isFamiliar(s.fault().rip()))
                .supports(
                        8,
                        s -> s.names().inImage(s.fault().rip()),
                        s -> "RIP lies in the kernel image ("
                                + s.names().name(s.fault().rip()) + ")")
                .against(25, s -> s.code().previousIsKnown() && !tablesSwitchedJustBefore(s))
                .against(20, FetchRules::lowTrampoline)
                .cause(s -> (tablesSwitchedJustBefore(s)
                                ? "the page tables just loaded (CR3 " + s.cpu().hex(Field.CR3) + ") do not map"
                                : "the page tables in use (CR3 " + s.cpu().hex(Field.CR3)
                                        + "; just loaded, or damaged) do not map")
                        + " the code that is running at "
                        + s.names().what(s.fault().rip()))
                .change(s -> "Map the running code (and stack, IDT, GDT) at the same addresses in the new tables before"
                        + " writing CR3; check that CR3 gets the physical address of the top-level table and that"
                        + " its entries hold physical addresses.")
                .apart("monitor info mem (or info tlb) at the fault shows whether anything is mapped at all.")
                .build();
    }

    private static Rule tablesDestroyed() {
        return Rule.named("page-tables-lost")
                .symptom()
                .needs(
                        44,
                        s -> s.fault().isPageFault()
                                && s.fault().onlyPageFaultsFollow()
                                && s.fault().isNotPresent()
                                && !s.fault().isUser()
                                && !s.fault().nearStack(s.fault().cr2())
                                && !Address.isNearNull(s.fault().rip())
                                && (s.fault().isFetch()
                                        || !s.tables().idtNeverLoaded()
                                                && !Address.isNearNull(s.fault().cr2())),
                        _ -> "every fault of the chain is a page fault: nothing the processor needs is mapped")
                .supports(
                        22,
                        s -> unmappedFetch(s)
                                && s.names().inImage(s.fault().rip())
                                && !tablesSwitchedJustBefore(s)
                                && s.code().previousIsKnown()
                                && !s.code().previousIs(Kind.JUMP, Kind.CALL, Kind.NEAR_RET),
                        s -> "the code at " + s.names().what(s.fault().rip())
                                + " ran a moment ago and its page is gone")
                .supports(
                        10,
                        s -> s.fault().failure().cr2().isKnown()
                                && s.tables().inIdt(s.fault().failureAddress()),
                        s -> "the IDT (" + Address.hex(s.fault().failureAddress()) + ") is not mapped either")
                .supports(
                        8,
                        s -> (s.cpu().cr3() & 0xfff & ~0x18L) != 0 && s.cpu().cr4Lacks(ControlBits.CR4_PCIDE),
                        s -> "CR3 is " + s.cpu().hex(Field.CR3) + ", not page-aligned")
                .against(30, FetchRules::tablesSwitchedJustBefore)
                .against(20, FetchRules::lowTrampoline)
                .cause(s -> "the page tables in use (CR3 " + s.cpu().hex(Field.CR3)
                        + ") no longer map the kernel: they were freed, " + "overwritten, or replaced by wrong ones")
                .change("Find who wrote to the frames of the page tables: the frame allocator handing them out again"
                        + " (are they reserved in it?), a freed address space still in CR3, an overrun, or a"
                        + " switch to an address space without the kernel's half copied in.")
                .apart("A watchpoint in gdb on the top-level table's physical page shows the writer.")
                .build();
    }

    private static Rule highHalf() {
        return Rule.named("higher-half-not-mapped")
                .needs(
                        56,
                        s -> unmappedFetch(s)
                                && Address.isHighHalf(
                                        s.cpu().isLongMode()
                                                ? s.fault().rip()
                                                : s.fault().rip() << 32),
                        FetchRules::target)
                .supports(
                        16,
                        s -> s.names().inImage(s.fault().rip())
                                && s.image().isLinkedAt(s.fault().rip()),
                        s -> "the kernel is linked there ("
                                + s.names().name(s.fault().rip())
                                + "): the jump is right, the mapping is missing")
                .supports(
                        10,
                        s -> s.names().inImage(s.fault().rip())
                                && s.fault().rip()
                                        == s.image()
                                                .symbolAt(s.fault().rip())
                                                .map(x -> x.address())
                                                .orElse(-1L),
                        _ -> "RIP is the first instruction of that function: control has just arrived")
                .supports(
                        6,
                        s -> !s.hasImage() && !s.tables().isFamiliar(s.fault().rip()),
                        _ -> "nothing else in this log is in the higher half: the " + "kernel was still running low")
                .against(20, FetchRules::tablesSwitchedJustBefore)
                .against(
                        8, s -> !s.hasImage() && s.tables().isFamiliar(s.fault().rip()))
                .against(30, s -> s.hasImage() && !s.names().inImage(s.fault().rip()))
                .against(
                        18,
                        s -> s.code().previousIsKnown()
                                && !s.code().previousIs(Kind.JUMP, Kind.CALL, Kind.NEAR_RET, Kind.FAR_RET, Kind.HLT))
                .cause(s -> "it jumped to the higher half ("
                        + s.names().what(s.fault().rip()) + "), which the page tables in use (CR3 "
                        + s.cpu().hex(Field.CR3) + ") do not map")
                .change(s ->
                        "Map the kernel's linked addresses to where it is loaded before the jump (top-level entry 511"
                                + " for 0xffffffff80000000, 256 for 0xffff800000000000)"
                                + (s.processors().isApplicationProcessor()
                                        ? ", in the tables the application processor uses too"
                                        : "")
                                + ".")
                .apart("With --kernel the doctor sees whether the address belongs to the kernel or is a wild one.")
                .build();
    }

    private static Rule wildJump() {
        return Rule.named("wild-jump")
                .symptom()
                .needs(
                        46,
                        s -> unmappedFetch(s) && !Address.isNearNull(s.fault().rip()),
                        FetchRules::target)
                .supports(
                        36,
                        s -> s.hasImage() && !s.names().inImage(s.fault().rip()),
                        _ -> "RIP is outside the kernel image")
                .supports(
                        18,
                        s -> !s.hasImage()
                                && !s.tables().isFamiliar(s.fault().rip())
                                && !Address.isHighHalf(s.fault().rip()),
                        _ -> "RIP is far from the " + "kernel's stack, tables and other code")
                .supports(
                        10,
                        s -> AddressFacts.isGarbage(s.fault().rip()),
                        s -> "RIP looks like "
                                + AddressFacts.describeGarbage(s.fault().rip()))
                .against(25, s -> lowTrampoline(s) && !s.history().tally().hasOneProcessor())
                .against(20, FetchRules::leadsFromDelivery)
                .cause(s -> "it jumped to " + Address.hex(s.fault().rip())
                        + ", where no code is: a return address or function pointer " + "was overwritten or never set")
                .change("Look at the stack above RSP for the caller, and for what ran over it: a buffer on the stack"
                        + " written past its end, a function pointer in freed or zeroed memory, or a context"
                        + " restored wrongly.")
                .apart("After a RET the word just below RSP is the bad address; after a CALL the word at RSP is the"
                        + " caller.")
                .build();
    }

    private static Rule executesData() {
        return Rule.named("execute-no-execute-page")
                .needs(
                        80,
                        s -> s.fault().isFetch()
                                && s.fault().pageFault(ErrorCode.PRESENT)
                                && s.fault().pageFault(ErrorCode.FETCH)
                                && !s.fault().isUser()
                                && !(s.cpu().cr4(ControlBits.CR4_SMEP)
                                        && !Address.isHighHalf(s.fault().rip())),
                        s -> "error code " + Address.hex(s.fault().error())
                                + ": the page is present, and the fetch was refused; EFER.NXE is "
                                + (s.cpu().efer(ControlBits.EFER_NXE) ? "1" : "unknown")
                                + ", so the page is marked no-execute")
                .supports(
                        8,
                        s -> s.hasImage()
                                && s.names().inImage(s.fault().rip())
                                && !s.image().isCode(s.fault().rip()),
                        s -> s.names().what(s.fault().rip()) + " is data ("
                                + s.image().sectionAt(s.fault().rip()).orElse("no code section") + ")")
                .supports(6, s -> s.fault().nearStack(s.fault().rip()), _ -> "RIP is on the stack")
                .cause(s -> s.hasImage() && s.image().isCode(s.fault().rip()) || FetchRules.lowTrampoline(s)
                        ? "the code at " + s.names().what(s.fault().rip()) + " is mapped no-execute"
                        : "it jumped into data: " + s.names().what(s.fault().rip()) + " is mapped no-execute")
                .change(s -> s.hasImage() && s.image().isCode(s.fault().rip()) || lowTrampoline(s)
                        ? "Map the code's pages without the no-execute bit (bit 63), on every level of the tables."
                        : "Find the jump: a smashed return address, a function pointer into data, or code copied to a"
                                + " page that was not made executable.")
                .build();
    }

    private static Rule smep() {
        return Rule.named("smep-violation")
                .needs(
                        84,
                        s -> s.fault().isFetch()
                                && s.fault().pageFault(ErrorCode.PRESENT)
                                && s.fault().isKernel()
                                && s.cpu().cr4(ControlBits.CR4_SMEP)
                                && !Address.isHighHalf(s.fault().rip()),
                        s -> "CR4.SMEP is 1 and the kernel fetched from "
                                + Address.hex(s.fault().rip()) + ", a present page in the user half")
                .cause("the kernel executed code in a user page, which CR4.SMEP forbids")
                .change("Do not jump to user code in kernel mode (return with IRETQ or SYSRET), and clear the user bit"
                        + " on pages that hold kernel code.")
                .build();
    }

    /**
     * The last delivery in the log pushed its frame, and RSP is exactly where that leaves it: RIP came from the gate.
     */
    static boolean leadsFromDelivery(Scene s) {
        if (!s.fault().hasBefore() || !s.fault().lastBefore().sp().isKnown()) {
            return false;
        }
        Delivery last = s.fault().lastBefore();
        boolean pushesCode = Vector.hasErrorCode(last.vector()) && !last.software();
        if (last.cpl().is(3) && s.fault().isKernel()) {
            return s.cpu().isLongMode() && (s.fault().rsp() & 15) == (pushesCode ? 0 : 8);
        }
        long sp = last.sp().number();
        long expected = s.cpu().isLongMode() ? (sp & ~15L) - (pushesCode ? 48 : 40) : sp - (pushesCode ? 16 : 12);
        return !last.ip().is(s.fault().rip()) && expected == s.fault().rsp()
                || s.fault().chain().stackDescends() && s.fault().chain().repeats() > 1;
    }

    private static Rule handlerWrong() {
        return Rule.named("idt-gate-offset-wrong")
                .needs(
                        60,
                        s -> (s.fault().isFetch()
                                        || ProtectionRules.plainGp(s)
                                                && !Address.isCanonical(
                                                        s.fault().rip()))
                                && s.fault().isKernel()
                                && leadsFromDelivery(s),
                        s -> {
                            Delivery last = s.fault().lastBefore();
                            return "the event just before was " + Vector.shortName(last.vector()) + " at "
                                    + s.names().what(last.ip().number())
                                    + ", and RSP is lower by one interrupt frame: RIP came from the IDT gate";
                        })
                .supports(
                        25,
                        s -> !s.hasImage()
                                || !s.names().inImage(s.fault().rip())
                                || !s.image().isCode(s.fault().rip()),
                        s -> s.names().what(s.fault().rip()) + " is no code of the kernel")
                .supports(
                        14,
                        s -> !Address.isCanonical(s.fault().rip()),
                        _ -> "RIP is not even a canonical address: gates of 8 bytes (the 32-bit format) in long"
                                + " mode look like this")
                .supports(
                        12,
                        s -> s.fault().chain().stackDescends(),
                        s -> "it happened " + s.fault().chain().repeats()
                                + " times, each lower on the stack: the page-fault gate leads to the same bad address")
                .supports(
                        8,
                        s -> s.names().inImage(s.fault().rip() | 0xffff_ffff_0000_0000L)
                                && !s.names().inImage(s.fault().rip()),
                        s -> "with the upper half set it would be "
                                + s.names().name(s.fault().rip() | 0xffff_ffff_0000_0000L)
                                + ": the gate's upper 32 bits are missing")
                .cause(s -> "the IDT gate's handler address ("
                        + Address.hex(s.fault().rip())
                        + ") is wrong: delivery succeeded, and the handler is "
                        + "not there")
                .change("Check how the gate is built: offset bits 0–15, 16–31 and 32–63 in their three fields, 16-byte"
                        + " entries in long mode, the linked (virtual) address of the handler, and that the"
                        + " handler's page is mapped executable.")
                .build();
    }

    private static Rule enablingPaging() {
        return Rule.named("paging-enabled-without-identity-map")
                .needs(
                        60,
                        s -> unmappedFetch(s)
                                && !Address.isHighHalf(s.fault().rip())
                                && s.code().previousIs(Kind.MOV_TO_CR)
                                && s.code().previous().register() == 0,
                        FetchRules::target)
                .supports(
                        36,
                        s -> true,
                        s -> "the instruction before it is \""
                                + s.code().previous().text() + "\", which turned paging on")
                .cause("paging was turned on while the running code is not mapped at its physical address")
                .change("Identity-map the page of the code that sets CR0.PG (at least until the jump to the linked"
                        + " address), and check that CR3 holds the physical address of the top-level table.")
                .build();
    }

    private static boolean lowTrampoline(Scene s) {
        return s.hasFault()
                && Long.compareUnsigned(s.fault().rip(), 0xa0000) < 0
                && s.fault().rip() >= 0x1000
                && s.cpu().isPaging();
    }

    private static Rule trampolineNotMapped() {
        return Rule.named("trampoline-not-mapped")
                .needs(
                        70,
                        s -> unmappedFetch(s) && lowTrampoline(s),
                        s -> target(s) + " in low memory, where start-up trampolines run")
                .supports(
                        12,
                        s -> !s.cpu().efer(ControlBits.EFER_LMA) || s.cpu().mode() != mellos.doctor.x86.Mode.BITS_64,
                        _ -> "it happened at the moment paging came on")
                .supports(
                        10, s -> s.processors().isApplicationProcessor(), _ -> "an application processor was starting")
                .against(35, s -> s.names().inImage(s.fault().rip()))
                .against(35, s -> s.history().tally().hasOneProcessor())
                .against(20, FetchRules::leadsFromDelivery)
                .cause(s -> "the page tables loaded (CR3 " + s.cpu().hex(Field.CR3)
                        + ") do not map the trampoline page at "
                        + Address.hex(s.fault().rip() & ~0xfffL) + " to itself"
                        + (s.cpu().has(Field.CR3) ? peerHint(s) : ""))
                .change(s -> "Identity-map the trampoline page in the tables the trampoline loads, executable;"
                        + " check that CR3 is the physical address of the top-level table, below 4 GiB"
                        + " when it is loaded in 32-bit mode.")
                .apart("If CR3 differs from the boot processor's it is CR3 that is wrong; if it is equal the page is"
                        + " missing in it.")
                .build();
    }

    private static String peerHint(Scene s) {
        Value peer = s.processors().peer().map(ControlState::cr3).orElse(Value.UNKNOWN);
        if (!peer.isKnown() || peer.is(s.cpu().cr3())) {
            return "";
        }
        return peer.test(cr3 -> (cr3 & 0xffff_ffffL) == s.cpu().cr3())
                ? ": CR3 is the low half of the other processors' " + peer.hex()
                : "; the other processors use CR3 " + peer.hex();
    }

    private static Rule truncated() {
        return Rule.named("jump-address-truncated")
                .needs(
                        90,
                        s -> s.fault().isFetch()
                                && s.cpu().has(Field.RIP)
                                && s.hasImage()
                                && !s.names().inImage(s.fault().rip())
                                && (s.fault().rip() >>> 32) == 0
                                && s.image().isLinkedAt(s.fault().rip() | 0xffff_ffff_0000_0000L)
                                && !leadsFromDelivery(s),
                        s -> "RIP is "
                                + Address.hex(s.fault().rip()) + "; with the upper 32 bits set it would be "
                                + s.names().name(s.fault().rip() | 0xffff_ffff_0000_0000L))
                .cause("a code address lost its upper 32 bits: it jumped to the low half of a higher-half address")
                .change("Load the target as 64 bits (movabs) and jump through the register; do not keep code addresses"
                        + " in 32-bit variables; compile with -mcmodel=kernel.")
                .build();
    }
}
