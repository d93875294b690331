package mellos.kernel.thread;

import mellos.kernel.driver.MachineEnd;
import mellos.runtime.program.LaunchSettings;
import mellos.runtime.program.Startup;

/** What the task {@code main} runs: the life of the program that the image is for. The machine ends with it. */
public final class ProgramTask implements Runnable {
    /** What the debug exit says of a program's status: docs/serial-protocol.md. */
    private static final int PROGRAM_ENDED = 0x20;

    private static final int LARGEST_STATUS = 63;

    ProgramTask() {}

    @Override
    public void run() {
        Startup.initializeSystem();
        ProgramArguments.beforeProgram().forEach(LaunchSettings::take);
        endMachine(Startup.run(ProgramArguments.ofMain()));
    }

    /** Ends the machine with a program's status. Does not return. */
    public static void endMachine(int status) {
        MachineEnd.end(PROGRAM_ENDED + (status < 0 || status > LARGEST_STATUS ? LARGEST_STATUS : status));
    }
}
