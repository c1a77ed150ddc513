package lastlease.track.lease;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class HabitTest {
  private final Habit habit = new Habit();

  private static long at(double seconds) {
    return (long) (seconds * Times.SECOND);
  }

  @Test
  void whoProbesEachTimeKeepsItsHabit() {
    habit.served(at(1));
    habit.probes(at(3));
    habit.announces(at(8));
    habit.reboots(at(100));
    habit.probes(at(102));
    habit.announces(at(107));
    assertFalse(habit.isBroken());
  }

  @Test
  void whoDoesNotProbeAnyMoreBreaksIt() {
    habit.served(at(1));
    habit.probes(at(3));
    habit.reboots(at(100));
    habit.announces(at(107));
    assertTrue(habit.isBroken());
  }

  @Test
  void whoNeverAnnouncedAndDoesSoBreaksIt() {
    habit.served(at(1));
    habit.announces(at(40));
    habit.reboots(at(100));
    assertFalse(habit.isBroken(), "nothing was announced yet");
    habit.announces(at(107));
    assertTrue(habit.isBroken());
  }

  @Test
  void whoWasNotSeenToBeServedHasNone() {
    habit.reboots(at(100));
    habit.announces(at(107));
    assertFalse(habit.isBroken());
  }

  @Test
  void whoRebootsBeforeItWasSeenWholeHasNone() {
    habit.served(at(1));
    habit.probes(at(3));
    habit.reboots(at(10));
    habit.announces(at(15));
    assertFalse(habit.isBroken());
  }
}
