/** What runs last, once: hooks, whether the program ends by itself or by {@code System.exit}. */
public final class ShutdownHook {
    private ShutdownHook() {}

    public static void main(String[] args) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("the lights go out")));
        Thread worker = new Thread(() -> System.out.println("the last work is done"));
        worker.start();
        worker.join();
        if (args.length > 0) {
            System.exit(Integer.parseInt(args[0]));
        }
        System.out.println("main is over");
    }
}
