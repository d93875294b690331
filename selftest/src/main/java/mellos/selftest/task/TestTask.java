package mellos.selftest.task;

import mellos.magic.Blocking;

/** One thing that must hold on the running machine. */
public interface TestTask {
    /** Lower case, with hyphens; unique. */
    String name();

    /** 4: one processor is enough. 5: about several. */
    int phase();

    /**
     * Tries it.
     *
     * @return what was seen, as a clause
     * @throws TestFailure if it does not hold
     */
    @Blocking
    String run();
}
