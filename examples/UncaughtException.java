/** An exception that nobody catches: it is printed and ends its own thread, no other. */
public final class UncaughtException {
    private UncaughtException() {}

    private static void fail() {
        IllegalStateException failure = new IllegalStateException("out of order", new RuntimeException("no paper"));
        failure.addSuppressed(new UnsupportedOperationException("no ink"));
        throw failure;
    }

    public static void main(String[] args) throws InterruptedException {
        Thread printer = new Thread(UncaughtException::fail, "printer");
        printer.start();
        printer.join();
        System.out.println("the printer is " + printer.getState());
        Thread quiet = new Thread(UncaughtException::fail, "quiet");
        quiet.setUncaughtExceptionHandler((thread, e) -> System.out.println(thread.getName() + " ended by " + e));
        quiet.start();
        quiet.join();
        throw new IllegalArgumentException("main ends, too");
    }
}
