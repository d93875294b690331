package mellos.selftest.task;

/** Something that a test task demanded did not hold; the message says what was expected and what was seen. */
public final class TestFailure extends RuntimeException {
    TestFailure(String message) {
        super(message);
    }

    static void unless(boolean holds, String message) {
        if (!holds) {
            throw new TestFailure(message);
        }
    }
}
