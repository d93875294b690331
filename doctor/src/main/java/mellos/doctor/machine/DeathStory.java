package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mellos.doctor.dump.MachineDump;
import mellos.doctor.machine.Autopsy.Outcome;
import mellos.doctor.paging.AddressSpace.NoExecute;
import mellos.doctor.paging.Mappings;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** How a processor died, in words: the cause, the place, the steps, and what makes them doubtful. */
final class DeathStory {
    private static final int FIRST_INTERRUPT = 32;

    private final Death death;
    private final Situation situation;
    private final DeathRule rule;

    private DeathStory(Death death, Situation situation, DeathRule rule) {
        this.death = death;
        this.situation = situation;
        this.rule = rule;
    }

    static DeathStory of(Death death, List<Patient> others) {
        Situation situation = Situation.of(death, Mappings.of(death.patient().space()), others);
        return new DeathStory(
                death,
                situation,
                FaultCauses.ALL.stream()
                        .filter(each -> each.holds().test(situation))
                        .findFirst()
                        .orElseThrow());
    }

    Autopsy tell(Bystanders machine) {
        Patient patient = death.patient();
        List<Section> story = new ArrayList<>();
        story.add(new Section(
                "Known from the dump, rule " + rule.id(), rule.because().apply(situation)));
        story.add(new Section("How it died", steps()));
        story.add(new Section(
                "How its addresses are mapped",
                AddressText.lines(patient, death.first().address())));
        story.add(new Section("The processor", RegisterText.lines(patient)));
        story.addAll(machine.rest(Optional.of(patient)));
        return new Autopsy(
                Outcome.DIED,
                Optional.of(rule.id()),
                sentence(what()),
                where(),
                rule.doThis().apply(situation),
                warnings(machine.state()),
                machine.flawIds(),
                story);
    }

    private String what() {
        String cause = rule.what().apply(situation);
        boolean isSaid = situation.first().isAt(Obstacle.Place.INTERRUPT);
        String unhandled = isSaid
                ? ""
                : death.unhandled()
                        .map(each -> "; unhandled: " + DeliveryCauses.shortly(situation.patient(), each))
                        .orElse("");
        return cause + unhandled;
    }

    static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    private String where() {
        Patient patient = death.patient();
        String event = cameFromOutside()
                ? "an interrupt"
                : Vector.shortName(death.first().vector());
        return patient.names().place(patient.rip()) + ", " + event + " on " + patient.name() + " in "
                + (patient.isUser() ? "user" : "kernel") + " mode";
    }

    private boolean cameFromOutside() {
        return death.first().isAt(Obstacle.Place.INTERRUPT)
                && death.first().vector() >= FIRST_INTERRUPT
                && death.instruction().filter(each -> each.isOneOf(Kind.INT_N)).isEmpty();
    }

    private List<String> steps() {
        List<String> out = new ArrayList<>();
        String at = death.patient().names().place(death.patient().rip());
        out.add("1. " + Vector.shortName(death.first().vector()) + " at " + at + ": "
                + death.first().text());
        int step = 2;
        for (Death.Hop each : death.failures()) {
            out.add(step++ + ". " + Vector.shortName(each.vector()) + " cannot be delivered ("
                    + Vector.shortName(each.obstacle().vector()) + "): "
                    + each.obstacle().text());
        }
        out.add("Triple fault: the processor shut down here.");
        out.add(agreement());
        return out;
    }

    private String agreement() {
        long cr2 = death.patient().processor().cr2();
        return death.expectedCr2()
                .map(each -> death.agreesWithCr2()
                        ? "CR2 (" + hex(cr2)
                                + ") is the address of the last page fault of these steps: they are what happened."
                        : "CR2 is " + hex(cr2) + ", not " + hex(each) + " as these steps would leave it.")
                .orElse("None of these steps is a page fault, so CR2 tells nothing of them.");
    }

    private List<String> warnings(MachineDump.State state) {
        List<String> out = new ArrayList<>();
        if (death.expectedCr2().isPresent() && !death.agreesWithCr2()) {
            out.add("CR2 does not agree with the steps below: the processor may have died of another fault.");
        }
        if (situation.patient().space().noExecute() == NoExecute.RESERVED
                && situation.patient().processor().efer().isEmpty()) {
            out.add("A dump has no EFER; that EFER.NXE is 0 follows from this: with it set the processor could go on.");
        }
        if (death.first().isAt(Obstacle.Place.INTERRUPT) && state == MachineDump.State.UNKNOWN) {
            out.add(
                    "The dump does not tell that the machine was dead. If it was, this is why; else it dies of it at the"
                            + " next interrupt.");
        }
        if (situation.code().isOtherImage()) {
            out.add("The code in memory is not the image's anywhere near RIP: --kernel names another build.");
        }
        return out;
    }
}
