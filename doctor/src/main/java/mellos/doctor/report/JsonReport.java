package mellos.doctor.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import mellos.doctor.Diagnosis;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.Nested;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.LastWords;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.Vector;

/** The diagnosis as data: the same facts as the text, under stable names. Addresses are strings in hexadecimal. */
public final class JsonReport {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    public static String of(Diagnosis diagnosis) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("verdict", diagnosis.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        root.put("headline", Headline.of(diagnosis));
        ArrayNode causes = root.putArray("causes");
        diagnosis.causes().forEach(each -> causes.add(finding(each)));
        diagnosis.unhandled().ifPresent(each -> root.set("notHandledBecause", finding(each)));
        diagnosis.chain().ifPresent(chain -> fault(root, diagnosis, chain));
        strings(root.putArray("lastWords"), LastWords.tail(diagnosis.scene().serial()));
        strings(root.putArray("advice"), diagnosis.advice());
        ArrayNode logs = root.putArray("logs");
        diagnosis.logs().forEach(each -> logs.addObject()
                .put("name", each.name())
                .put("format", each.bochs() ? "bochs" : "qemu")
                .put("bytes", each.bytes())
                .put("lines", each.lines()));
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot fail to print", e);
        }
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode out = MAPPER.createObjectNode();
        out.put("rule", finding.rule().id())
                .put("score", finding.score())
                .put("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
        out.put("cause", finding.cause()).put("change", finding.change());
        if (!finding.apart().isEmpty()) {
            out.put("toldApartBy", finding.apart());
        }
        strings(out.putArray("evidence"), finding.evidence());
        return out;
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static void fault(ObjectNode root, Diagnosis diagnosis, FaultChain chain) {
        Scene scene = diagnosis.scene();
        ObjectNode fault = root.putObject("fault");
        fault.put("vector", chain.origin().vector())
                .put("name", Vector.shortName(chain.origin().vector()))
                .put("errorCode", chain.origin().errorCode());
        fault.put("external", chain.isExternal()).put("software", chain.origin().software());
        fault.put("rip", hex(chain.origin().ip()))
                .put("rsp", hex(chain.origin().sp()))
                .put("cpl", chain.origin().cpl());
        if (chain.origin().vector() == Vector.PAGE_FAULT) {
            fault.put("cr2", hex(chain.origin().cr2()));
        }
        fault.put("place", scene.place(chain.origin().ip()))
                .put("phase", scene.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        fault.put("processor", scene.processors().name());
        if (chain.processor() >= 0) {
            fault.put("processorNumber", chain.processor());
        }
        if (scene.instruction() != null) {
            fault.put("instruction", scene.instruction().text());
        }
        fault.put("repeats", chain.repeats()).put("tripleFault", chain.reachedTripleFault());
        ArrayNode nested = fault.putArray("nested");
        chain.nested().forEach(each -> nested.add(nested(each)));
        registers(fault, scene.state());
        strings(
                root.putArray("differencesFromAnotherProcessor"),
                scene.processors().differences());
        strings(root.putArray("steps"), ChainText.lines(diagnosis));
    }

    private static ObjectNode nested(Nested each) {
        ObjectNode out = MAPPER.createObjectNode();
        out.put("vector", each.vector())
                .put("name", Vector.shortName(each.vector()))
                .put("becameDoubleFault", each.becameDoubleFault());
        if (each.errorCode() >= 0) {
            out.put("errorCode", each.errorCode());
        }
        if (each.cr2() != -1) {
            out.put("cr2", hex(each.cr2()));
        }
        return out;
    }

    private static void registers(ObjectNode fault, CpuState state) {
        ObjectNode registers = fault.putObject("registers");
        for (Field field : Field.values()) {
            if (state.has(field)) {
                registers.put(field.name().toLowerCase(Locale.ROOT), hex(state.value(field)));
            }
        }
    }

    private static String hex(long value) {
        return Scene.hex(value);
    }
}
