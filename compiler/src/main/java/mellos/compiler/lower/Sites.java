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
import java.util.function.IntFunction;
import mellos.compiler.model.BuildError;

/** Lowers each site of one method that needs it; everything else passes. */
final class Sites implements CodeTransform {
    private final Host host;
    private final IntFunction<String> place;
    private final PushedConstants constants;
    private final boolean findsHandles;
    private final List<String> problems = new ArrayList<>();
    private int line;

    /** @param place names the method and a line of it for messages */
    Sites(Host host, CodeModel code, IntFunction<String> place) {
        this.host = host;
        this.place = place;
        this.constants = new PushedConstants(code);
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
        } catch (BuildError e) {
            problems.add(place.apply(line) + ": " + e.getMessage());
        }
        constants.note(element);
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
