package mellos.compiler.translate;

import java.util.ArrayList;
import java.util.List;
import mellos.compiler.image.Layouts;
import mellos.compiler.llvm.IrModule;

/** The module that a class of the tests becomes. */
final class IrText {
    private IrText() {}

    static String of(Class<?> fixture) {
        List<IrModule> modules = new ArrayList<>();
        Translator.translate(FixtureProgram.of(fixture), new Layouts(), new CodeOptions(false, false), modules::add);
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
