package lastlease.track.moment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimersTest {
  private final Timers timers = new Timers();
  private final List<String> ran = new ArrayList<>();

  private void set(long due, String name) {
    timers.set(due, at -> ran.add(name + "@" + at));
  }

  private void expireAll() {
    while (timers.size() > 0) {
      timers.expire();
    }
  }

  @Test
  void withoutTimersNothingIsEverDue() {
    assertEquals(Long.MAX_VALUE, timers.next());
    assertEquals(0, timers.size());
  }

  @Test
  void theEarliestExpiresFirstHoweverTheyWereSet() {
    set(30, "c");
    set(10, "a");
    set(20, "b");
    assertEquals(10, timers.next());
    expireAll();
    assertEquals(List.of("a@10", "b@20", "c@30"), ran);
    assertEquals(Long.MAX_VALUE, timers.next());
  }

  @Test
  void ofTwoForOneTimeTheFirstSetExpiresFirst() {
    for (int i = 0; i < 40; i++) {
      set(i % 2, "t" + i);
    }
    expireAll();
    List<String> expected = new ArrayList<>();
    for (int parity = 0; parity < 2; parity++) {
      for (int i = parity; i < 40; i += 2) {
        expected.add("t" + i + "@" + parity);
      }
    }
    assertEquals(expected, ran);
  }

  @Test
  void aTaskIsOutOfTheQueueWhenItRunsAndMaySetItselfAnew() {
    set(20, "later");
    timers.set(
        10,
        due -> {
          ran.add("early, left " + timers.size() + ", next " + timers.next());
          set(due, "again");
        });
    expireAll();
    assertEquals(List.of("early, left 1, next 20", "again@10", "later@20"), ran);
  }

  @Test
  void aTaskMayLetAnotherExpire() {
    timers.set(
        10,
        due -> {
          timers.expire();
          ran.add("outer@" + due);
        });
    set(11, "inner");
    set(12, "last");
    timers.expire();
    assertEquals(List.of("inner@11", "outer@10"), ran);
    assertEquals(12, timers.next());
  }

  private record Model(long due, long order) {}

  @Test
  void tenThousandsInAnyOrderExpireAsASortedListDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Model> model = new ArrayList<>();
    List<Long> expired = new ArrayList<>();
    Comparator<Model> order = Comparator.comparingLong(Model::due).thenComparingLong(Model::order);
    long set = 0;
    for (int round = 0; round < 20; round++) {
      // Grows well beyond what the table begins to shrink at, and empties again.
      for (int i = random.nextInt(3000); i > 0; i--) {
        long id = set++;
        long due = random.nextInt(500);
        timers.set(due, at -> expired.add(id));
        model.add(new Model(due, id));
      }
      model.sort(order);
      int take = random.nextInt(4) == 0 ? model.size() : random.nextInt(model.size() + 1);
      List<Long> expected = model.subList(0, take).stream().map(Model::order).toList();
      expired.clear();
      for (int i = 0; i < take; i++) {
        assertEquals(model.get(i).due(), timers.next(), "seed " + seed);
        timers.expire();
      }
      assertEquals(expected, expired, "seed " + seed);
      model = new ArrayList<>(model.subList(take, model.size()));
      assertEquals(model.size(), timers.size(), "seed " + seed);
    }
    System.out.println("TimersTest seed " + seed);
  }

  /** A timer that can be called off. */
  private static final class Revocable implements Timers.Task {
    private final List<String> ran;
    private boolean revoked;

    Revocable(List<String> ran) {
      this.ran = ran;
    }

    @Override
    public void run(long due) {
      if (!revoked) {
        ran.add("revocable@" + due);
      }
    }

    @Override
    public boolean isVoid() {
      return revoked;
    }
  }

  @Test
  void whatNobodyWaitsForIsSweptOutWhereItIsTheGreaterPart() {
    List<Revocable> tasks = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      Revocable task = new Revocable(ran);
      tasks.add(task);
      timers.set(10_000 - i, task);
    }
    set(8_000, "other");
    for (int i = 0; i < 3999; i++) {
      tasks.get(i).revoked = true;
      timers.voided(1);
    }
    assertTrue(timers.size() < 2002, "left: " + timers.size());
    expireAll();
    assertEquals(List.of("revocable@6001", "other@8000"), ran);
  }
}
