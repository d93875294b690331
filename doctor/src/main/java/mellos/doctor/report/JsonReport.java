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
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.Vector;

/**
 * The diagnosis as data: the same facts as the text, under stable names. Addresses are strings in hexadecimal; what the
 * log does not have is left out.
 */
public final class JsonReport {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    public static String of(Diagnosis diagnosis) {
        ObjectNode root = MAPPER.createObjectNode();
        Lead lead = Lead.of(diagnosis);
        root.put("verdict", words(diagnosis.verdict()));
        root.put("what", lead.what()).put("where", lead.where()).put("do", lead.doThis());
        strings(root.putArray("warnings"), diagnosis.warnings());
        ArrayNode causes = root.putArray("causes");
        diagnosis.causes().forEach(each -> causes.add(finding(each)));
        diagnosis.unhandled().ifPresent(each -> root.set("notHandledBecause", finding(each)));
        diagnosis.chain().ifPresent(chain -> fault(root, diagnosis, chain));
        strings(root.putArray("lastWords"), diagnosis.scene().serial().tail());
        strings(root.putArray("advice"), diagnosis.advice());
        ArrayNode logs = root.putArray("logs");
        diagnosis
                .logs()
                .forEach(each -> logs.addObject()
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

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode out = MAPPER.createObjectNode();
        out.put("rule", finding.rule().id())
                .put("score", finding.score())
                .put("confidence", words(finding.confidence()))
                .put("of", finding.rule().namesSymptom() ? "symptom" : "cause")
                .put("cause", finding.cause())
                .put("change", finding.change());
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
        Delivery origin = chain.origin();
        ObjectNode fault = root.putObject("fault");
        if (origin.vector() != Delivery.UNNAMED) {
            fault.put("vector", origin.vector()).put("name", Vector.shortName(origin.vector()));
        }
        decimal(fault, "errorCode", origin.errorCode());
        fault.put("external", chain.isExternal()).put("software", origin.software());
        address(fault, "rip", origin.ip());
        address(fault, "rsp", origin.sp());
        decimal(fault, "cpl", origin.cpl());
        address(fault, "cr2", origin.vector() == Vector.PAGE_FAULT ? origin.cr2() : Value.UNKNOWN);
        fault.put("place", scene.names().place(origin.ip()))
                .put("phase", words(scene.cpu().phase()))
                .put("processor", scene.processors().name());
        chain.processor().ifPresent(each -> fault.put("processorNumber", each));
        scene.code().find().ifPresent(each -> fault.put("instruction", each.text()));
        fault.put("repeats", chain.repeats()).put("tripleFault", chain.reachedTripleFault());
        ArrayNode nested = fault.putArray("nested");
        chain.nested().forEach(each -> nested.add(nested(each)));
        registers(fault, scene.cpu().state());
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
        decimal(out, "errorCode", each.errorCode());
        address(out, "cr2", each.cr2());
        return out;
    }

    private static void registers(ObjectNode fault, CpuState state) {
        ObjectNode registers = fault.putObject("registers");
        for (Field field : Field.values()) {
            address(registers, field.name().toLowerCase(Locale.ROOT), state.value(field));
        }
    }

    private static void address(ObjectNode node, String name, Value value) {
        if (value.isKnown()) {
            node.put(name, value.hex());
        }
    }

    private static void decimal(ObjectNode node, String name, Value value) {
        if (value instanceof Value.Known known) {
            node.put(name, known.number());
        }
    }
}
