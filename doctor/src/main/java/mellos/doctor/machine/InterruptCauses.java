package mellos.doctor.machine;

import static mellos.doctor.machine.DeathRule.named;

import java.util.List;
import mellos.doctor.machine.Obstacle.Place;

/** Interrupts that have no way to a handler. */
final class InterruptCauses {
    private static final int MANY_GATES = 32;

    static final List<DeathRule> ALL = List.of(
            named("dump-idt-without-gates")
                    .when(s -> s.first().isAt(Place.INTERRUPT)
                            && s.death()
                                    .unhandled()
                                    .filter(each -> each.isAt(Place.GATE))
                                    .isPresent()
                            && s.gatesLost() > MANY_GATES)
                    .says(
                            s -> "an interrupt came, and " + s.gatesLost() + " gates of the IDT at "
                                    + s.named(s.patient().processor().idt().base()) + " are none",
                            _ ->
                                    "Find who overwrote or never filled the IDT; mapped read-only after it is filled, it shows.",
                            s -> List.of(
                                    s.first().text(),
                                    s.death().unhandled().orElseThrow().text())),
            named("dump-interrupt")
                    .when(s -> s.first().isAt(Place.INTERRUPT))
                    .says(
                            s -> s.death().unhandled().map(Obstacle::text).orElse("an interrupt came"),
                            s -> s.death()
                                    .unhandled()
                                    .map(DeliveryCauses::change)
                                    .orElse(""),
                            s -> List.of(s.first().text())));

    private InterruptCauses() {}
}
