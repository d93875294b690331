package mellos.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mellos.compiler.translate.fixture.Shapes;
import org.junit.jupiter.api.Test;

/** The text of small methods. What the code does is tested by running it: the guest programs of {@code tests}. */
final class TranslatorTest {
    private static final String MODULE = IrText.of(Shapes.class);

    private static String function(String name) {
        return IrText.function(MODULE, "mellos.compiler.translate.fixture.Shapes." + name);
    }

    @Test
    void divisionGuardsZeroAndTheSmallestNumber() {
        assertEquals("""
                define hidden i32 @"mellos.compiler.translate.fixture.Shapes.divide(II)I"(i32 %a0, i32 %a1) #0 #6 #7 {
                br label %b0
                b0:
                %v1 = icmp eq i32 %a1, 0
                br i1 %v1, label %v0, label %v2
                v2:
                %v3 = icmp eq i32 %a1, -1
                %v4 = select i1 %v3, i32 1, i32 %a1
                %v5 = sdiv i32 %a0, %v4
                %v6 = sub i32 0, %a0
                %v7 = select i1 %v3, i32 %v6, i32 %v5
                ret i32 %v7
                v0:
                call void @mellos_throw_divide() #1
                unreachable
                }
                """, section(function("divide")));
    }

    /** Without the section, whose name repeats the symbol. */
    private static String section(String function) {
        return function.replaceAll(" section \"[^\"]*\"", "");
    }

    @Test
    void shiftCountsAreMasked() {
        String text = function("shift");
        assertTrue(text.contains("and i32 %a1, 63"), text);
        assertTrue(text.contains("shl i64 %a0"), text);
    }

    @Test
    void conversionSaturates() {
        assertTrue(function("toInt").contains("@llvm.fptosi.sat.i32.f64(double %a0)"));
    }

    @Test
    void aComparisonAndItsBranchAreOne() {
        String text = function("less");
        assertTrue(text.contains("fcmp uge double %a0, %a1"), text);
        assertFalse(text.contains("select"), text);
    }

    @Test
    void anElementIsCheckedOnce() {
        String text = function("element");
        assertEquals(2, text.split("br i1").length - 1, text);
        assertTrue(text.contains("icmp ult i32 %a1"), text);
    }

    @Test
    void onlyLoopVariablesLiveInMemory() {
        String text = function("sum");
        assertEquals(2, text.split("alloca").length - 1, text);
        assertFalse(text.contains("store i32 %a0"), text);
    }

    @Test
    void aFinalFieldIsFrozen() {
        assertTrue(function("<init>").contains("fence release\nret void"));
    }

    @Test
    void volatileAccessIsSequentiallyConsistent() {
        assertTrue(function("stamp").contains("load atomic i64, ptr %v0 seq_cst, align 8"));
    }

    @Test
    void aSynchronizedMethodLeavesItsMonitorOnEveryWayOut() {
        String text = function("count");
        assertTrue(text.contains("call void @mellos_monitor_enter(ptr %a0)"), text);
        assertTrue(text.contains("call void @mellos_monitor_exit(ptr %a0)"), text);
    }

    @Test
    void handlersSeeLocalsAsOfTheCall() {
        String text = function("caught");
        int store = text.indexOf("store i32 2");
        assertTrue(store > 0 && store < text.indexOf("invoke"), text);
        assertTrue(text.contains("landingpad { ptr, i32 } cleanup"), text);
        assertTrue(text.contains("mellos_rethrow"), text);
    }

    @Test
    void allocationIsInline() {
        assertTrue(
                function("create")
                        .contains("call ptr @\"new\"(ptr @\"cr$mellos.compiler.translate.fixture.Shapes\", i64 24)"),
                function("create"));
    }

    @Test
    void switchesAreSwitches() {
        assertTrue(function("choose").contains("switch i32 %a0"));
    }
}
