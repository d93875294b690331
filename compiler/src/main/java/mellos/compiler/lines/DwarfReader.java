package mellos.compiler.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import mellos.elf.ByteCursor;
import mellos.elf.LineProgram;
import mellos.elf.LineRow;

/**
 * Reads the functions and the line rows of an image from the DWARF 4 that LLVM writes for {@code LineTablesOnly} with
 * {@code debugInfoForProfiling}: units that hold subprograms, which hold inlined subroutines, and nothing else. Code
 * that the linker dropped is left out: its addresses lie outside the image's text.
 */
final class DwarfReader {
    private static final Method UNKNOWN = new Method("", "?", "");

    private final DwarfSections sections;
    private final long textStart;
    private final long textEnd;
    private final List<Function> functions = new ArrayList<>();
    private final List<LineRow> rows = new ArrayList<>();
    private final Map<Integer, Map<Long, Abbreviation>> shapes = new HashMap<>();

    private final DebugEntry entry = new DebugEntry();
    /** Of the unit being read: its methods by the entry that names them, its scopes with that entry's offset. */
    private final Map<Integer, Method> methods = new HashMap<>();

    private final Map<Scope, Integer> scopes = new IdentityHashMap<>();
    private LineProgram lines;
    private Function function;
    private long unitBase;

    private DwarfReader(DwarfSections sections, long textStart, long textEnd) {
        this.sections = sections;
        this.textStart = textStart;
        this.textEnd = textEnd;
    }

    static DwarfReader read(DwarfSections sections, long textStart, long textEnd) {
        var reader = new DwarfReader(sections, textStart, textEnd);
        var in = ByteCursor.over(sections.units());
        while (in.hasMore()) {
            reader.readUnit(in);
        }
        return reader;
    }

    List<Function> functions() {
        return functions;
    }

    /** Rows of sequences inside the text, in no order between sequences. */
    List<LineRow> rows() {
        return rows;
    }

    private void readUnit(ByteCursor in) {
        int unitOffset = in.position();
        long end = in.u32() + in.position();
        int version = in.u16();
        if (version != 4) {
            throw new IllegalArgumentException(".debug_info has DWARF version " + version
                    + "; modules must state version 4, see docs/abi.md, \"Line numbers\"");
        }
        var table = shapes.computeIfAbsent(
                (int) in.u32(), offset -> Abbreviation.readTable(sections.abbreviations(), offset));
        in.u8(); // address size
        methods.clear();
        scopes.clear();
        // Around the present entry, innermost last; null where there is no code.
        var open = new ArrayList<Scope>();
        while (in.position() < end) {
            readEntry(in, table, unitOffset, open);
        }
        scopes.forEach((scope, naming) -> scope.is(methods.getOrDefault(naming, UNKNOWN)));
    }

    private void readEntry(ByteCursor in, Map<Long, Abbreviation> table, int unitOffset, List<Scope> open) {
        int offset = in.position();
        long code = in.unsigned();
        if (code == 0) {
            open.removeLast();
            return;
        }
        entry.read(table.get(code), sections.forms(), in, unitOffset);
        Scope scope = switch (entry.tag) {
            case DebugEntry.COMPILE_UNIT -> {
                unitBase = entry.low;
                readLines();
                yield null;
            }
            case DebugEntry.SUBPROGRAM -> subprogram(offset);
            case DebugEntry.INLINED_SUBROUTINE -> inlined(open.getLast());
            default -> open.isEmpty() ? null : open.getLast();
        };
        if (entry.hasChildren) {
            open.add(scope);
        }
    }

    private void readLines() {
        lines = sections.lines().at(entry.lines);
        if (!lines.isWhole()) {
            throw new IllegalArgumentException(".debug_line has no whole program of DWARF version 2 to 5 at "
                    + entry.lines + "; see docs/abi.md, \"Line numbers\"");
        }
        keepRows(lines.rows());
    }

    private Scope subprogram(int offset) {
        if (entry.name != null) {
            methods.put(offset, Method.of(entry.name, lines.file(entry.declarationFile)));
        }
        if (!entry.hasLow || !isText(entry.low)) {
            return null;
        }
        var scope = Scope.ofFunction();
        scopes.put(scope, entry.origin < 0 ? offset : entry.origin);
        function = Function.of(entry.low, entry.high, scope);
        functions.add(function);
        return scope;
    }

    private Scope inlined(Scope caller) {
        if (caller == null) {
            return null; // in a function that the linker dropped
        }
        var scope = caller.inlining(entry.callLine);
        scopes.put(scope, entry.origin);
        if (entry.ranges >= 0) {
            addRanges((int) entry.ranges, scope);
        } else {
            function.addInlined(entry.low, entry.high, scope);
        }
        return scope;
    }

    /** DWARF 4, "Non-Contiguous Address Ranges". */
    private void addRanges(int offset, Scope scope) {
        var in = ByteCursor.at(sections.ranges(), offset);
        long base = unitBase;
        for (long start = in.u64(), end = in.u64(); start != 0 || end != 0; start = in.u64(), end = in.u64()) {
            if (start == -1) {
                base = end;
            } else {
                function.addInlined(base + start, base + end, scope);
            }
        }
    }

    private void keepRows(List<LineRow> program) {
        boolean keep = false;
        boolean inSequence = false;
        for (var row : program) {
            if (!inSequence) {
                keep = isText(row.address());
            }
            inSequence = !row.isEnd();
            if (keep) {
                rows.add(row);
            }
        }
    }

    private boolean isText(long address) {
        return Long.compareUnsigned(address, textStart) >= 0 && Long.compareUnsigned(address, textEnd) < 0;
    }
}
