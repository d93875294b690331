package mellos.compiler.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineTableEncoderTest {
    private static final long BASE = 0xffffffff80100000L;

    @Test
    void framesOfInlinedCodeComeInnermostFirst() {
        var outer = scope(Scope.ofFunction(), "a.Outer.run", "a/Outer.java");
        var inner = scope(outer.inlining(21), "b.Inner$1.<init>", "b/Inner.java");
        var table = table(
                100, new CodeRange(BASE + 10, BASE + 20, outer, 20), new CodeRange(BASE + 20, BASE + 24, inner, 7));

        assertEquals(List.of("a.Outer.run(Outer.java:20)"), frames(table, BASE + 19));
        assertEquals(List.of("b.Inner$1.<init>(Inner.java:7)", "a.Outer.run(Outer.java:21)"), frames(table, BASE + 20));
        assertEquals(List.of("b.Inner$1.<init>(Inner.java:7)", "a.Outer.run(Outer.java:21)"), frames(table, BASE + 23));
    }

    @Test
    void gapsAndAddressesOutsideAreUnknown() {
        var scope = scope(Scope.ofFunction(), "a.B.c", "B.java");
        var table = table(
                100, new CodeRange(BASE + 10, BASE + 20, scope, 1), new CodeRange(BASE + 30, BASE + 40, scope, 2));
        for (long pc :
                new long[] {BASE - 1, BASE, BASE + 9, BASE + 20, BASE + 29, BASE + 40, BASE + 99, BASE + 100, 0}) {
            assertFalse(table.frames(pc, (_, _) -> {}), Long.toHexString(pc));
        }
        assertEquals(1, frames(table, BASE + 39).size());
    }

    @Test
    void anEmptyTableKnowsNothing() {
        assertFalse(table(100).frames(BASE + 50, (_, _) -> {}));
    }

    @Test
    void everyAddressOfManyRandomRangesIsFound() {
        var random = new Random(7);
        var ranges = new ArrayList<CodeRange>();
        var scopes = new ArrayList<Scope>();
        long at = BASE;
        for (int i = 0; i < 3000; i++) {
            at += random.nextInt(3) == 0 ? random.nextInt(200) : 0;
            var caller = scopes.isEmpty() || random.nextInt(3) == 0 ? null : scopes.get(random.nextInt(scopes.size()));
            var scope = scope(
                    caller == null ? Scope.ofFunction() : caller.inlining(random.nextInt(70000)),
                    "p.C" + random.nextInt(100) + ".m" + i % 7,
                    "C.java");
            scopes.add(scope);
            long end = at + 1 + random.nextInt(random.nextInt(10) == 0 ? 5000 : 30);
            ranges.add(new CodeRange(at, end, scope, random.nextInt(70000)));
            at = end;
        }
        var table = table(at - BASE + 50, ranges.toArray(CodeRange[]::new));
        for (var range : ranges) {
            for (long pc :
                    new long[] {range.start(), range.start() + (range.end() - range.start()) / 2, range.end() - 1}) {
                assertEquals(expected(range), frames(table, pc));
            }
        }
    }

    @Test
    void bytesThatAreNoTableAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> LineTableDecoder.of(ByteBuffer.allocate(100)));
        assertThrows(IllegalArgumentException.class, () -> LineTableDecoder.of(ByteBuffer.allocate(3)));
    }

    private static Scope scope(Scope scope, String name, String path) {
        scope.is(Method.of(name, path));
        return scope;
    }

    private static LineTableDecoder table(long length, CodeRange... ranges) {
        return LineTableDecoder.of(ByteBuffer.wrap(LineTableEncoder.encode(BASE, length, List.of(ranges))));
    }

    private static List<String> expected(CodeRange range) {
        var result = new ArrayList<String>();
        int line = range.line();
        for (var scope = range.scope(); scope != null; scope = scope.caller()) {
            result.add(text(scope.method(), line));
            line = scope.callLine();
        }
        return result;
    }

    private static List<String> frames(LineTableDecoder table, long pc) {
        var result = new ArrayList<String>();
        table.frames(pc, (method, line) -> result.add(text(method, line)));
        return result;
    }

    private static String text(Method method, int line) {
        return method.className() + "." + method.name() + "(" + method.file() + ":" + line + ")";
    }
}
