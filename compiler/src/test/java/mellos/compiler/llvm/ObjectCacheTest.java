package mellos.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ObjectCacheTest {
    private static final String KEY = ObjectCache.key("settings", new byte[] {1});

    @TempDir
    private Path folder;

    private ObjectCache cache;

    @BeforeEach
    void open() {
        cache = ObjectCache.in(folder.resolve("objects"));
    }

    @Test
    void whatIsStoredIsFound() throws Exception {
        assertEquals(Optional.empty(), cache.find(KEY));
        var stored = cache.store(KEY, new byte[] {1, 2, 3});
        assertEquals(Optional.of(stored), cache.find(KEY));
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(stored));
    }

    @Test
    void settingsAndTextAreApartInTheKey() {
        assertNotEquals(ObjectCache.key("a", "bc".getBytes()), ObjectCache.key("ab", "c".getBytes()));
    }

    @Test
    void unusedObjectsGoAndUsedOnesStay() throws Exception {
        var unused = cache.store(KEY, new byte[1]);
        var used = cache.store(ObjectCache.key("", new byte[0]), new byte[1]);
        age(unused, ObjectCache.KEPT.plusDays(1));
        age(used, ObjectCache.KEPT.plusDays(1));
        assertTrue(cache.find(ObjectCache.key("", new byte[0])).isPresent());

        cache.removeUnused();
        assertEquals(Optional.empty(), cache.find(KEY));
        assertTrue(Files.exists(used));
    }

    @Test
    void itLooksOnceADay() throws Exception {
        cache.store(ObjectCache.key("", new byte[0]), new byte[1]);
        cache.removeUnused();
        var unused = cache.store(KEY, new byte[1]);
        age(unused, ObjectCache.KEPT.plusDays(1));
        cache.removeUnused();
        assertTrue(Files.exists(unused));
        age(folder.resolve("objects/looked"), Duration.ofDays(2));
        cache.removeUnused();
        assertTrue(Files.notExists(unused));
    }

    private static void age(Path file, Duration age) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }
}
