package mellos.kernel.console;

import mellos.kernel.driver.Power;
import mellos.kernel.report.StackDump;
import mellos.kernel.text.Line;

/** What can be typed at the console, and what it does. */
enum Command {
    HELP("help", "this list", Command::list),
    CPUS("cpus", "processors: state, current task, counters", Tables::processors),
    TASKS("tasks", "tasks: priority, state, processor, switches", Tables::tasks),
    MEMORY("memory", "free and used memory", Tables::memory),
    HEAP("heap", "the Java heap: in use, alive, collections, pauses", HeapTable::print),
    INTERRUPTS("interrupts", "interrupts taken and sent by each processor", Tables::interrupts),
    PORTS("ports", "ports that have been used", Tables::ports),
    TRACE("trace", "print the trace, for ./mellos trace", TraceDump::print),
    DUMP("dump", "the stack of every processor, and deadlocks", Command::dump),
    REBOOT("reboot", "reset the machine", Power::reset),
    OFF("off", "power off", Power::off);

    private static final int MEANING_COLUMN = 12;

    /** Written out: to make it of the constant's name would bring String.format into every kernel. */
    private final String word;

    private final String meaning;
    private final Runnable action;

    Command(String word, String meaning, Runnable action) {
        this.word = word;
        this.meaning = meaning;
        this.action = action;
    }

    void perform() {
        action.run();
    }

    /** @return null if there is no such command */
    static Command find(String word) {
        for (Command command : values()) {
            if (command.word.equals(word)) {
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
            Line.text(command.word);
            Line.column(MEANING_COLUMN);
            Line.text(command.meaning);
            Line.end();
        }
    }
}
