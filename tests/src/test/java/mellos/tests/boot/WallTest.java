package mellos.tests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mellos.cli.Tree;
import mellos.cli.image.BuildProgress;
import mellos.cli.image.Images;
import mellos.compiler.llvm.Profile;
import mellos.elf.ElfFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A program's release image has no instruction and no datum of the self tests: neither a fault to inject nor a hook for
 * one.
 */
@Tag("image")
class WallTest {
    @Test
    void aProgramsKernelContainsNothingOfTheSelfTests() throws IOException {
        List<String> symbols = symbols(Kernels.elf(OwnProgramTest.Greeter.class, Profile.RELEASE));
        assertEquals(List.of(), symbols.stream().filter(WallTest::isOfSelfTests).toList());
        assertTrue(
                symbols.stream().anyMatch(name -> name.startsWith("mellos.kernel.bringup.")), "no symbol of bring-up");
    }

    /** So that the first test can fail. */
    @Test
    void theKernelWithItsSelfTestsDoesContainThem() throws IOException {
        try (BuildProgress progress = new BuildProgress()) {
            Path kernel = new Images(Tree.here(), Profile.RELEASE, progress).kernel();
            assertFalse(symbols(kernel).stream()
                    .filter(WallTest::isOfSelfTests)
                    .toList()
                    .isEmpty());
        }
    }

    /** Names of the module, and of what a decoration leaves of the method that it stands before. */
    private static boolean isOfSelfTests(String name) {
        return name.contains("mellos.selftest")
                || name.contains("njection")
                || name.contains("rovocation")
                || name.contains(".really");
    }

    private static List<String> symbols(Path image) throws IOException {
        List<String> names =
                ElfFile.map(image).symbols().stream().map(ElfFile.Symbol::name).toList();
        assertFalse(names.isEmpty(), "no symbols in " + image);
        return names;
    }
}
