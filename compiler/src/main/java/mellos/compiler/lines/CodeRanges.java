package mellos.compiler.lines;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import mellos.elf.BadElfException;
import mellos.elf.ElfFile;
import mellos.elf.LineRow;

/**
 * Joins functions and line rows to ranges of code, each of one scope and one line, sorted and without overlap. Code
 * without debugging entries (assembly) becomes a range of its symbol.
 */
final class CodeRanges {
    private static final Comparator<Function.Range> OUTERMOST_FIRST = Comparator.comparingLong(Function.Range::start)
            .thenComparingInt(range -> range.scope().depth());

    private final List<CodeRange> ranges = new ArrayList<>();
    private final List<LineRow> rows;
    /** Index of the last row at or before the address under way. */
    private int row;

    private CodeRanges(List<LineRow> rows) {
        this.rows = rows;
    }

    /** All ranges of this section of the image. */
    static List<CodeRange> of(ElfFile image, ElfFile.Section text) throws BadElfException {
        long end = text.address() + text.size();
        var dwarf = DwarfReader.read(DwarfSections.of(image), text.address(), end);
        // An end of one sequence and the start of the next may share an address: ends go first.
        var rows = new ArrayList<>(dwarf.rows());
        rows.sort(Comparator.comparingLong(LineRow::address).thenComparing(r -> !r.isEnd()));
        var functions = new ArrayList<>(dwarf.functions());
        functions.addAll(withoutEntries(image, text, dwarf.functions()));
        functions.sort(Comparator.comparingLong(Function::start));

        var result = new CodeRanges(rows);
        functions.forEach(result::addFunction);
        return result.ranges;
    }

    /** Functions made of the symbols that stand outside all functions with debugging entries. */
    private static List<Function> withoutEntries(ElfFile image, ElfFile.Section text, List<Function> known)
            throws BadElfException {
        var free = new TreeMap<Long, ElfFile.Symbol>();
        for (var symbol : image.symbols()) {
            boolean isCode = symbol.type() == ElfFile.STT_FUNC || symbol.type() == ElfFile.STT_NOTYPE;
            if (isCode && symbol.section() == text.index()) {
                // A function's own symbol wins over one of the linker script at the same address.
                free.merge(symbol.address(), symbol, (a, b) -> b.type() == ElfFile.STT_FUNC ? b : a);
            }
        }
        var limits = new TreeSet<>(free.keySet());
        limits.add(text.address() + text.size());
        for (var function : known) {
            free.subMap(function.start(), function.end()).clear();
            limits.add(function.start());
        }
        var result = new ArrayList<Function>();
        free.headMap(limits.last()).forEach((start, symbol) -> {
            var scope = Scope.ofFunction();
            scope.is(new Method("", symbol.name(), ""));
            long limit = limits.higher(start); // assembly often gives no size
            result.add(Function.of(start, symbol.size() == 0 ? limit : Math.min(limit, start + symbol.size()), scope));
        });
        return result;
    }

    private void addFunction(Function function) {
        if (function.ranges().size() == 1) {
            addRows(
                    function.start(),
                    function.end(),
                    function.ranges().getFirst().scope());
            return;
        }
        function.ranges().sort(OUTERMOST_FIRST);
        var open = new ArrayDeque<Function.Range>();
        long at = function.start();
        for (var range : function.ranges()) {
            at = closeBefore(range.start(), at, open);
            if (!open.isEmpty()) {
                addRows(at, range.start(), open.peek().scope());
            }
            at = range.start();
            open.push(range);
        }
        closeBefore(function.end(), at, open);
    }

    /** Emits the ends of ranges that end at or before the limit; returns the address reached. */
    private long closeBefore(long limit, long from, ArrayDeque<Function.Range> open) {
        long at = from;
        while (!open.isEmpty() && open.peek().end() <= limit) {
            var range = open.pop();
            addRows(at, range.end(), range.scope());
            at = Math.max(at, range.end());
        }
        return at;
    }

    /** Splits code of one scope by lines. */
    private void addRows(long start, long end, Scope scope) {
        long at = start;
        while (at < end) {
            while (row + 1 < rows.size() && rows.get(row + 1).address() <= at) {
                row++;
            }
            boolean known = row < rows.size()
                    && rows.get(row).address() <= at
                    && rows.get(row).line() > 0;
            long next = row + 1 < rows.size() ? Math.min(end, rows.get(row + 1).address()) : end;
            if (rows.size() > row && rows.get(row).address() > at) {
                next = Math.min(end, rows.get(row).address());
            }
            add(at, next, scope, known ? rows.get(row).line() : 0);
            at = next;
        }
    }

    private void add(long start, long end, Scope scope, int line) {
        if (!ranges.isEmpty()) {
            var last = ranges.getLast();
            if (last.end() == start && last.scope() == scope && last.line() == line) {
                ranges.set(ranges.size() - 1, new CodeRange(last.start(), end, scope, line));
                return;
            }
        }
        ranges.add(new CodeRange(start, end, scope, line));
    }
}
