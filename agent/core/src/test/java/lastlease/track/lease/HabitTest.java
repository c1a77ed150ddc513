package lastlease.track.lease;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

class HabitTest {
  private static final Ipv4 OWN = new Ipv4(0x0A4D_0009);
  private static final Ipv4 OTHER = new Ipv4(0x0A4D_000A);

  private final Habit habit = new Habit();

  private static long at(double seconds) {
    return (long) (seconds * Times.SECOND);
  }

  @Test
  void whoProbesEachTimeKeepsItsHabit() {
    habit.served(at(1), OWN);
    habit.probes(at(3), OWN);
    habit.announces(at(8), OWN);
    habit.reboots(at(100), OWN);
    habit.probes(at(102), OWN);
    habit.announces(at(107), OWN);
    assertFalse(habit.isBroken());
  }

  @Test
  void whoDoesNotProbeAnyMoreBreaksIt() {
    habit.served(at(1), OWN);
    habit.probes(at(3), OWN);
    habit.reboots(at(100), OWN);
    habit.announces(at(107), OWN);
    assertTrue(habit.isBroken());
  }

  @Test
  void whoNeverAnnouncedAndDoesSoBreaksIt() {
    habit.served(at(1), OWN);
    habit.announces(at(40), OWN);
    habit.reboots(at(100), OWN);
    assertFalse(habit.isBroken(), "nothing was announced yet");
    habit.announces(at(107), OWN);
    assertTrue(habit.isBroken());
  }

  @Test
  void whoWasNotSeenToBeServedHasNone() {
    habit.reboots(at(100), OWN);
    habit.announces(at(107), OWN);
    assertFalse(habit.isBroken());
  }

  @Test
  void whoRebootsBeforeItWasSeenWholeHasNone() {
    habit.served(at(1), OWN);
    habit.probes(at(3), OWN);
    habit.reboots(at(10), OWN);
    habit.announces(at(15), OWN);
    assertFalse(habit.isBroken());
  }

  /** That it was served is known by its ARP, or long after. */
  @Test
  void whatItDidSinceItAskedIsItsHabit() {
    habit.probes(at(3), OWN);
    habit.announces(at(8), OWN);
    habit.served(at(1), OWN);
    habit.reboots(at(100), OWN);
    habit.announces(at(107), OWN);
    assertTrue(habit.isBroken(), "it probed at first");
    habit.probes(at(108), OWN);
    assertFalse(habit.isBroken());
  }

  @Test
  void whatItDidBeforeItAskedIsNone() {
    habit.probes(at(1), OWN);
    habit.announces(at(2), OWN);
    habit.served(at(3), OWN);
    habit.reboots(at(100), OWN);
    assertFalse(habit.isBroken());
    habit.announces(at(107), OWN);
    assertTrue(habit.isBroken());
  }

  @Test
  void anotherAddressIsAnotherMatter() {
    habit.probes(at(2), OTHER);
    habit.served(at(1), OWN);
    habit.probes(at(3), OTHER);
    habit.reboots(at(100), OWN);
    habit.announces(at(107), OTHER);
    assertFalse(habit.isBroken(), "it never probed its own, and announced none");
    habit.served(at(201), OWN);
    habit.probes(at(203), OWN);
    habit.reboots(at(300), OWN);
    habit.probes(at(302), OTHER);
    assertTrue(habit.isBroken(), "what it probed is not what it asked for");
  }

  /** Whoever announces all the time keeps no more than the last few. */
  @Test
  void onlyTheLastAreKept() {
    habit.announces(at(2), OWN);
    for (int i = 0; i < 8; i++) {
      habit.announces(at(20 + i), OWN);
    }
    habit.served(at(1), OWN);
    habit.reboots(at(100), OWN);
    habit.announces(at(107), OWN);
    assertTrue(habit.isBroken());
  }
}
