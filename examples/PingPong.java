/** Two threads take turns through one monitor: each waits until the other has played. */
public final class PingPong {
    private static final int ROUNDS = 5;

    private boolean ping = true;

    private synchronized void play(boolean mine, String word) throws InterruptedException {
        while (ping != mine) {
            wait();
        }
        System.out.println(word);
        ping = !mine;
        notifyAll();
    }

    private Thread player(boolean mine, String word) {
        return Thread.ofPlatform().name(word).start(() -> {
            try {
                for (int i = 0; i < ROUNDS; i++) {
                    play(mine, word + " " + i);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public static void main(String[] args) throws InterruptedException {
        PingPong table = new PingPong();
        Thread ping = table.player(true, "ping");
        Thread pong = table.player(false, "    pong");
        ping.join();
        pong.join();
    }
}
