package mellos.kernel.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmHeapTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void givesTheEarliestWhateverIsSetAndCancelled(long seed) {
        Random random = new Random(seed);
        AlarmHeap heap = new AlarmHeap();
        List<Alarm> set = new ArrayList<>();
        List<Alarm> free = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            free.add(new Alarm(null));
        }
        for (int step = 0; step < 20_000; step++) {
            int choice = random.nextInt(3);
            if (choice < 2 && !free.isEmpty()) {
                Alarm alarm = free.removeLast();
                heap.set(alarm, random.nextInt(50));
                set.add(alarm);
            } else if (!set.isEmpty()) {
                Alarm alarm = choice == 2 ? set.get(random.nextInt(set.size())) : heap.first();
                heap.cancel(alarm);
                set.remove(alarm);
                free.add(alarm);
                assertFalse(alarm.isSet);
            }
            assertSame(earliest(set), heap.first());
        }
    }

    private static Alarm earliest(List<Alarm> alarms) {
        return alarms.stream()
                .min(Comparator.comparingLong((Alarm a) -> a.deadlineNanos).thenComparingLong(a -> a.order))
                .orElse(null);
    }

    @Test
    void equalDeadlinesComeInTheOrderTheyWereSet() {
        AlarmHeap heap = new AlarmHeap();
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Alarm alarm = new Alarm(null);
            alarms.add(alarm);
            heap.set(alarm, 7);
        }
        for (Alarm alarm : alarms) {
            assertSame(alarm, heap.first());
            heap.cancel(alarm);
        }
        assertTrue(heap.isEmpty());
        assertEquals(Long.MAX_VALUE, heap.firstDeadline());
    }
}
