package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.List;
import mellos.compiler.model.BuildError;

/** Lowers each site of one method that needs it; everything else passes. */
final class Sites implements CodeTransform {
    private final Host host;
    private final Warnings warnings;
    private final PushedConstants constants;
    private final boolean findsHandles;
    private final List<String> problems = new ArrayList<>();
    private int line;

    Sites(Host host, CodeModel code, Warnings warnings) {
        this.host = host;
        this.warnings = warnings;
        this.constants = new PushedConstants(code, host.world());
        this.findsHandles = code.elementStream()
                .anyMatch(element -> element instanceof InvokeInstruction call && InvokeSites.findsHandle(call));
    }

    @Override
    public void accept(CodeBuilder out, CodeElement element) {
        if (element instanceof LineNumber number) {
            line = number.line();
        }
        try {
            if (!lower(out, element)) {
                out.with(element);
            }
        } catch (Thrown.Ends e) {
            end(out, e.thrown());
        } catch (BuildError e) {
            end(out, Thrown.notInImage(e.getMessage()));
        }
        constants.note(element);
    }

    private void end(CodeBuilder out, Thrown thrown) {
        if (warnings.areErrors()) {
            problems.add(warnings.at(line, thrown.why()));
        } else {
            warnings.add(line, thrown.why());
            thrown.emit(out);
        }
    }

    @Override
    public void atEnd(CodeBuilder out) {
        if (!problems.isEmpty()) {
            throw BuildError.of(problems);
        }
    }

    private boolean lower(CodeBuilder out, CodeElement element) {
        return switch (element) {
            case InvokeDynamicInstruction site -> {
                lowerDynamic(out, site);
                yield true;
            }
            case ConstantInstruction.LoadConstantInstruction load
            when load.constantEntry() instanceof ConstantDynamicEntry entry -> {
                ConstantSites.lower(out, entry, host);
                yield true;
            }
            case InvokeInstruction call -> InvokeSites.lower(out, call, constants, host, findsHandles);
            default -> false;
        };
    }

    private void lowerDynamic(CodeBuilder out, InvokeDynamicInstruction site) {
        String owner = site.bootstrapMethod().owner().displayName();
        switch (owner) {
            case "LambdaMetafactory" -> LambdaSites.lower(out, site, host);
            case "StringConcatFactory" -> ConcatSites.lower(out, site);
            case "ObjectMethods" -> RecordSites.lower(out, site, host);
            case "SwitchBootstraps" -> SwitchSites.lower(out, site, host);
            default ->
                throw new BuildError("invokedynamic with the bootstrap method " + owner + "."
                        + site.bootstrapMethod().methodName() + " is not supported");
        }
    }
}
