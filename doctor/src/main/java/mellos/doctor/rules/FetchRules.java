package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.LogEvent.Delivery;
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
        return s.isFetch() && s.isNotPresent() && s.cpl() != 3;
    }

    private static String target(Scene s) {
        return "the fault address equals RIP (" + s.what(s.rip()) + "): the fetch itself failed";
    }

    private static Rule nullCall() {
        return Rule.named("jump-to-null")
                .needs(86, s -> s.isFetch() && s.cpl() != 3 && Scene.isNearNull(s.rip()), FetchRules::target)
                .supports(10, s -> s.rip() == 0, _ -> "RIP is exactly 0")
                .cause("it jumped to address zero: a null function pointer was called, or a return address of zero"
                        + " was popped")
                .change("Find the indirect call or the return that led here (the return address of a call is on top of"
                        + " the stack, at RSP): an unset function pointer or vtable entry, an entry point not"
                        + " filled in, or a stack that was overwritten with zeros.")
                .apart("A call leaves a code address at [RSP]; a RET to zero leaves whatever was above.")
                .build();
    }

    private static boolean tablesSwitchedJustBefore(Scene s) {
        return s.previousIs(Kind.MOV_TO_CR) && s.previous().register() == 3;
    }

    private static Rule newTables() {
        return Rule.named("new-cr3-lacks-code")
                .needs(
                        52,
                        s -> unmappedFetch(s) && s.state().isPaging() && !Scene.isNearNull(s.rip()),
                        FetchRules::target)
                .supports(
                        40,
                        FetchRules::tablesSwitchedJustBefore,
                        s -> "the instruction before it is \"" + s.previous().text()
                                + "\": this is the first fetch with the new page tables")
                .supports(
                        14,
                        s -> s.formerTables() != 0 && s.isFamiliar(s.rip()),
                        s -> "the event before ran with CR3 " + Scene.hex(s.formerTables())
                                + ": the address space was switched in between")
                .supports(
                        14,
                        s -> s.onlyPageFaultsFollow() && !s.idtNeverLoaded(),
                        _ -> "every following fault is a page fault too: "
                                + "the IDT or the handler is not mapped either")
                .supports(
                        10,
                        s -> s.image() == null && s.isFamiliar(s.rip()),
                        _ -> "RIP is in the region of the kernel's own stack and " + "tables")
                .against(20, s -> s.image() == null && !s.isFamiliar(s.rip()))
                .supports(8, s -> s.inImage(s.rip()), s -> "RIP lies in the kernel image (" + s.name(s.rip()) + ")")
                .against(25, s -> s.previous() != null && !tablesSwitchedJustBefore(s))
                .against(20, FetchRules::lowTrampoline)
                .cause(s -> (tablesSwitchedJustBefore(s)
                                ? "the page tables just loaded (CR3 "
                                        + Scene.hex(s.state().cr3()) + ") do not map"
                                : "the page tables in use (CR3 "
                                        + Scene.hex(s.state().cr3()) + "; just loaded, or damaged) do not map")
                        + " the code that is running at " + s.what(s.rip()))
                .change(s -> "Map the running code (and stack, IDT, GDT) at the same addresses in the new tables before"
                        + " writing CR3; check that CR3 gets the physical address of the top-level table and that"
                        + " its entries hold physical addresses.")
                .apart("monitor info mem (or info tlb) at the fault shows whether anything is mapped at all.")
                .build();
    }

    private static Rule tablesDestroyed() {
        return Rule.named("page-tables-lost")
                .needs(
                        44,
                        s -> s.isPageFault()
                                && s.onlyPageFaultsFollow()
                                && s.isNotPresent()
                                && s.cpl() != 3
                                && !s.nearStack(s.cr2())
                                && !Scene.isNearNull(s.rip())
                                && (s.isFetch() || !s.idtNeverLoaded() && !Scene.isNearNull(s.cr2())),
                        _ -> "every fault of the chain is a page fault: nothing the processor needs is mapped")
                .supports(
                        22,
                        s -> unmappedFetch(s)
                                && s.inImage(s.rip())
                                && !tablesSwitchedJustBefore(s)
                                && s.previous() != null
                                && !s.previousIs(Kind.JUMP, Kind.CALL, Kind.NEAR_RET),
                        s -> "the code at " + s.what(s.rip()) + " ran a moment ago and its page is gone")
                .supports(
                        10,
                        s -> s.failure().cr2() != -1 && s.inIdt(s.failure().cr2()),
                        s -> "the IDT (" + Scene.hex(s.failure().cr2()) + ") is not mapped either")
                .supports(
                        8,
                        s -> (s.state().cr3() & 0xfff & ~0x18L) != 0 && s.cr4Lacks(ControlBits.CR4_PCIDE),
                        s -> "CR3 is " + Scene.hex(s.state().cr3()) + ", not page-aligned")
                .against(30, FetchRules::tablesSwitchedJustBefore)
                .against(20, FetchRules::lowTrampoline)
                .cause(s -> "the page tables in use (CR3 " + Scene.hex(s.state().cr3())
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
                        s -> unmappedFetch(s) && Scene.isHighHalf(s.state().isLongMode() ? s.rip() : s.rip() << 32),
                        FetchRules::target)
                .supports(
                        16,
                        s -> s.inImage(s.rip()) && s.image().isLinkedAt(s.rip()),
                        s -> "the kernel is linked there ("
                                + s.name(s.rip())
                                + "): the jump is right, the mapping is missing")
                .supports(
                        10,
                        s -> s.inImage(s.rip())
                                && s.rip()
                                        == s.image()
                                                .symbolAt(s.rip())
                                                .map(x -> x.address())
                                                .orElse(-1L),
                        _ -> "RIP is the first instruction of that function: control has just arrived")
                .supports(
                        6,
                        s -> s.image() == null && !s.isFamiliar(s.rip()),
                        _ -> "nothing else in this log is in the higher half: the " + "kernel was still running low")
                .against(20, FetchRules::tablesSwitchedJustBefore)
                .against(8, s -> s.image() == null && s.isFamiliar(s.rip()))
                .against(30, s -> s.image() != null && !s.inImage(s.rip()))
                .against(
                        18,
                        s -> s.previous() != null
                                && !s.previousIs(Kind.JUMP, Kind.CALL, Kind.NEAR_RET, Kind.FAR_RET, Kind.HLT))
                .cause(s -> "it jumped to the higher half (" + s.what(s.rip()) + "), which the page tables in use (CR3 "
                        + Scene.hex(s.state().cr3()) + ") do not map")
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
                .needs(46, s -> unmappedFetch(s) && !Scene.isNearNull(s.rip()), FetchRules::target)
                .supports(36, s -> s.image() != null && !s.inImage(s.rip()), _ -> "RIP is outside the kernel image")
                .supports(
                        18,
                        s -> s.image() == null && !s.isFamiliar(s.rip()) && !Scene.isHighHalf(s.rip()),
                        _ -> "RIP is far from the " + "kernel's stack, tables and other code")
                .supports(
                        10,
                        s -> AddressFacts.describeGarbage(s.rip()) != null,
                        s -> "RIP looks like " + AddressFacts.describeGarbage(s.rip()))
                .against(25, s -> lowTrampoline(s) && s.history().highestProcessor() != 0)
                .against(20, FetchRules::leadsFromDelivery)
                .cause(s -> "it jumped to " + Scene.hex(s.rip())
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
                        s -> s.isFetch()
                                && s.pageFault(ErrorCode.PRESENT)
                                && s.pageFault(ErrorCode.FETCH)
                                && s.cpl() != 3
                                && !(s.cr4(ControlBits.CR4_SMEP) && !Scene.isHighHalf(s.rip())),
                        s -> "error code " + Scene.hex(s.error())
                                + ": the page is present, and the fetch was refused; EFER.NXE is "
                                + (s.efer(ControlBits.EFER_NXE) ? "1" : "unknown")
                                + ", so the page is marked no-execute")
                .supports(
                        8,
                        s -> s.image() != null
                                && s.inImage(s.rip())
                                && !s.image().isCode(s.rip()),
                        s -> s.what(s.rip()) + " is data ("
                                + s.image().sectionAt(s.rip()).orElse("no code section") + ")")
                .supports(6, s -> s.nearStack(s.rip()), _ -> "RIP is on the stack")
                .cause(s -> s.image() != null && s.image().isCode(s.rip()) || FetchRules.lowTrampoline(s)
                        ? "the code at " + s.what(s.rip()) + " is mapped no-execute"
                        : "it jumped into data: " + s.what(s.rip()) + " is mapped no-execute")
                .change(s -> s.image() != null && s.image().isCode(s.rip()) || lowTrampoline(s)
                        ? "Map the code's pages without the no-execute bit (bit 63), on every level of the tables."
                        : "Find the jump: a smashed return address, a function pointer into data, or code copied to a"
                                + " page that was not made executable.")
                .build();
    }

    private static Rule smep() {
        return Rule.named("smep-violation")
                .needs(
                        84,
                        s -> s.isFetch()
                                && s.pageFault(ErrorCode.PRESENT)
                                && s.cpl() == 0
                                && s.cr4(ControlBits.CR4_SMEP)
                                && !Scene.isHighHalf(s.rip()),
                        s -> "CR4.SMEP is 1 and the kernel fetched from " + Scene.hex(s.rip())
                                + ", a present page in the user half")
                .cause("the kernel executed code in a user page, which CR4.SMEP forbids")
                .change("Do not jump to user code in kernel mode (return with IRETQ or SYSRET), and clear the user bit"
                        + " on pages that hold kernel code.")
                .build();
    }

    /** The last delivery in the log pushed its frame, and RSP is exactly where that leaves it: RIP came from the gate. */
    static boolean leadsFromDelivery(Scene s) {
        if (s.before().isEmpty()) {
            return false;
        }
        Delivery last = s.before().getLast();
        boolean pushesCode = Vector.hasErrorCode(last.vector()) && !last.software();
        if (last.cpl() == 3 && s.cpl() == 0) {
            return s.state().isLongMode() && (s.rsp() & 15) == (pushesCode ? 0 : 8);
        }
        long expected = s.state().isLongMode()
                ? (last.sp() & ~15L) - (pushesCode ? 48 : 40)
                : last.sp() - (pushesCode ? 16 : 12);
        return last.ip() != s.rip() && expected == s.rsp()
                || s.chain().stackDescends() && s.chain().repeats() > 1;
    }

    private static Rule handlerWrong() {
        return Rule.named("idt-gate-offset-wrong")
                .needs(
                        60,
                        s -> (s.isFetch() || ProtectionRules.plainGp(s) && !Scene.isCanonical(s.rip()))
                                && s.cpl() == 0
                                && leadsFromDelivery(s),
                        s -> {
                            Delivery last = s.before().isEmpty()
                                    ? s.first()
                                    : s.before().getLast();
                            return "the event just before was " + Vector.shortName(last.vector()) + " at "
                                    + s.what(last.ip())
                                    + ", and RSP is lower by one interrupt frame: RIP came from the IDT gate";
                        })
                .supports(
                        25,
                        s -> s.image() == null
                                || !s.inImage(s.rip())
                                || !s.image().isCode(s.rip()),
                        s -> s.what(s.rip()) + " is no code of the kernel")
                .supports(
                        14,
                        s -> !Scene.isCanonical(s.rip()),
                        _ -> "RIP is not even a canonical address: gates of 8 bytes (the 32-bit format) in long"
                                + " mode look like this")
                .supports(
                        12,
                        s -> s.chain().stackDescends(),
                        s -> "it happened " + s.chain().repeats()
                                + " times, each lower on the stack: the page-fault gate leads to the same bad address")
                .supports(
                        8,
                        s -> s.inImage(s.rip() | 0xffff_ffff_0000_0000L) && !s.inImage(s.rip()),
                        s -> "with the upper half set it would be " + s.name(s.rip() | 0xffff_ffff_0000_0000L)
                                + ": the gate's upper 32 bits are missing")
                .cause(s -> "the IDT gate's handler address (" + Scene.hex(s.rip())
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
                                && !Scene.isHighHalf(s.rip())
                                && s.previousIs(Kind.MOV_TO_CR)
                                && s.previous().register() == 0,
                        FetchRules::target)
                .supports(
                        36,
                        s -> true,
                        s -> "the instruction before it is \"" + s.previous().text() + "\", which turned paging on")
                .cause("paging was turned on while the running code is not mapped at its physical address")
                .change("Identity-map the page of the code that sets CR0.PG (at least until the jump to the linked"
                        + " address), and check that CR3 holds the physical address of the top-level table.")
                .build();
    }

    private static boolean lowTrampoline(Scene s) {
        return s.hasFault()
                && Long.compareUnsigned(s.rip(), 0xa0000) < 0
                && s.rip() >= 0x1000
                && s.state().isPaging();
    }

    private static Rule trampolineNotMapped() {
        return Rule.named("trampoline-not-mapped")
                .needs(
                        70,
                        s -> unmappedFetch(s) && lowTrampoline(s),
                        s -> target(s) + " in low memory, where start-up trampolines run")
                .supports(
                        12,
                        s -> !s.efer(ControlBits.EFER_LMA) || s.mode() != mellos.doctor.x86.Mode.BITS_64,
                        _ -> "it happened at the moment paging came on")
                .supports(
                        10, s -> s.processors().isApplicationProcessor(), _ -> "an application processor was starting")
                .against(35, s -> s.inImage(s.rip()))
                .against(35, s -> s.history().highestProcessor() == 0)
                .against(20, FetchRules::leadsFromDelivery)
                .cause(s -> "the page tables loaded (CR3 " + Scene.hex(s.state().cr3())
                        + ") do not map the trampoline page at " + Scene.hex(s.rip() & ~0xfffL) + " to itself"
                        + (s.state().cr3() > 0xffff_ffffL ? "" : peerHint(s)))
                .change(s -> "Identity-map the trampoline page in the tables the trampoline loads, executable;"
                        + " check that CR3 is the physical address of the top-level table, below 4 GiB"
                        + " when it is loaded in 32-bit mode.")
                .apart("If CR3 differs from the boot processor's it is CR3 that is wrong; if it is equal the page is"
                        + " missing in it.")
                .build();
    }

    private static String peerHint(Scene s) {
        var peer = s.processors().peer();
        if (peer == null || peer.cr3() == s.state().cr3()) {
            return "";
        }
        return (peer.cr3() & 0xffff_ffffL) == s.state().cr3()
                ? ": CR3 is the low half of the other processors' " + Scene.hex(peer.cr3())
                : "; the other processors use CR3 " + Scene.hex(peer.cr3());
    }

    private static Rule truncated() {
        return Rule.named("jump-address-truncated")
                .needs(
                        90,
                        s -> s.isFetch()
                                && s.has(Field.RIP)
                                && s.image() != null
                                && !s.inImage(s.rip())
                                && (s.rip() >>> 32) == 0
                                && s.image().isLinkedAt(s.rip() | 0xffff_ffff_0000_0000L)
                                && !leadsFromDelivery(s),
                        s -> "RIP is "
                                + Scene.hex(s.rip()) + "; with the upper 32 bits set it would be "
                                + s.name(s.rip() | 0xffff_ffff_0000_0000L))
                .cause("a code address lost its upper 32 bits: it jumped to the low half of a higher-half address")
                .change("Load the target as 64 bits (movabs) and jump through the register; do not keep code addresses"
                        + " in 32-bit variables; compile with -mcmodel=kernel.")
                .build();
    }
}
