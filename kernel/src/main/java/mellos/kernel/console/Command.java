package mellos.kernel.console;

/** What can be typed at the console. The name in lower case is what is typed. */
enum Command {
    HELP("this list"),
    CPUS("processors: state, current task, counters"),
    TASKS("tasks: priority, state, processor, switches"),
    MEMORY("free and used memory"),
    INTERRUPTS("interrupts taken and sent by each processor"),
    PORTS("ports that have been used"),
    TRACE("print the trace, for ./mellos trace"),
    DUMP("the stack of every processor"),
    REBOOT("reset the machine"),
    OFF("power off");

    private final String meaning;

    Command(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    String word() {
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
}
