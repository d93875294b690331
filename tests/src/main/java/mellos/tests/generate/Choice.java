package mellos.tests.generate;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws from what is offered. */
record Choice(RandomGenerator random) {
    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String any(String... all) {
        return all[random.nextInt(all.length)];
    }
}
