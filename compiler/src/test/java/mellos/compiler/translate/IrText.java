package mellos.compiler.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mellos.compiler.image.HostHeap;
import mellos.compiler.image.Layouts;
import mellos.compiler.llvm.IrModule;
import mellos.compiler.model.StopContract;

/** The module that a class of the tests becomes. */
final class IrText {
    private IrText() {}

    static String of(Class<?> fixture) {
        List<IrModule> modules = new ArrayList<>();
        FixtureProgram program = FixtureProgram.of(fixture);
        Layouts layouts = new Layouts();
        HostHeap heap = new HostHeap(program.world(), layouts, fixture.getClassLoader());
        Translator.translate(
                program,
                layouts,
                heap,
                new CodeOptions(false, false, _ -> true, StopContract.NONE, Optional.empty()),
                modules::add);
        return modules.getFirst().text();
    }

    /** One function, without debug locations. */
    static String function(String module, String name) {
        int begin = module.indexOf("define hidden");
        while (!module.substring(begin, module.indexOf('\n', begin)).contains(name + '(')) {
            begin = module.indexOf("define hidden", begin + 1);
        }
        int end = module.indexOf("\n}\n", begin);
        return module.substring(begin, end + 3).replaceAll(",? !dbg !\\d+", "");
    }
}
