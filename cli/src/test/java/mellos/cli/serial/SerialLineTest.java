package mellos.cli.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SerialLineTest {
    @Test
    void fieldsAreSplitAtBlanksOutsideOfQuotes() {
        SerialLine line = SerialLine.parse("@task name=sleep phase=4 detail=\"woke in the order 1 2 3\" result=pass")
                .orElseThrow();
        assertEquals("task", line.kind());
        assertEquals(
                Map.of("name", "sleep", "phase", "4", "detail", "woke in the order 1 2 3", "result", "pass"),
                line.fields());
        assertEquals(4, line.number("phase"));
        assertEquals(-1, line.number("name"));
        assertEquals("", line.text("none"));
    }

    @Test
    void wordsWithoutValueAreKeys() {
        assertEquals(
                Map.of("begin", "", "version", "1"),
                SerialLine.parse("@trace begin version=1").orElseThrow().fields());
    }

    @Test
    void brokenLinesAreTakenAsFarAsTheyGo() {
        assertEquals(
                "no end",
                SerialLine.parse("@panic reason=\"no end").orElseThrow().text("reason"));
        assertEquals("", SerialLine.parse("@cpu index= apic=2").orElseThrow().text("index"));
        assertEquals(Map.of(), SerialLine.parse("@end").orElseThrow().fields());
        assertEquals("a=b", SerialLine.parse("@x k=a=b").orElseThrow().text("k"));
    }

    @Test
    void textForPeopleIsNoLineForPrograms() {
        assertTrue(SerialLine.parse("hello @task name=x").isEmpty());
        assertTrue(SerialLine.parse("@").isEmpty());
        assertTrue(SerialLine.parse("@ x").isEmpty());
        assertTrue(SerialLine.parse("").isEmpty());
    }
}
