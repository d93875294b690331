package mellos.kernel.console;

import mellos.kernel.driver.Power;
import mellos.kernel.report.StackDump;
import mellos.kernel.text.Line;

/** What can be typed at the console, and what it does. The name in lower case is what is typed. */
enum Command {
    HELP("this list", Command::list),
    CPUS("processors: state, current task, counters", Tables::processors),
    TASKS("tasks: priority, state, processor, switches", Tables::tasks),
    MEMORY("free and used memory", Tables::memory),
    INTERRUPTS("interrupts taken and sent by each processor", Tables::interrupts),
    PORTS("ports that have been used", Tables::ports),
    TRACE("print the trace, for ./mellos trace", TraceDump::print),
    DUMP("the stack of every processor, and deadlocks", Command::dump),
    REBOOT("reset the machine", Power::reset),
    OFF("power off", Power::off);

    private static final int MEANING_COLUMN = 12;

    private final String meaning;
    private final Runnable action;

    Command(String meaning, Runnable action) {
        this.meaning = meaning;
        this.action = action;
    }

    void perform() {
        action.run();
    }

    private String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @return null if there is no such command */
    static Command find(String word) {
        for (Command command : values()) {
            if (command.word().equals(word)) {
                return command;
            }
        }
        return null;
    }

    private static void dump() {
        StackDump.print();
        DeadlockDump.print();
    }

    private static void list() {
        for (Command command : values()) {
            Line.begin();
            Line.text(command.word());
            Line.column(MEANING_COLUMN);
            Line.text(command.meaning);
            Line.end();
        }
    }
}
