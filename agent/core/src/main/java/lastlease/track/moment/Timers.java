package lastlease.track.moment;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is due when: a binary heap of core times. Setting a timer and letting one expire cost O(log
 * n); nothing is ever walked. Timers cannot be taken back: what expires looks whether it still
 * matters, and is set anew where it came too early. So each client needs one at a time. Those that
 * nobody waits for are swept out where they are the greater part, at O(1) each.
 */
public final class Timers {
  /** Something to be done at a time. */
  @FunctionalInterface
  public interface Task {
    /**
     * @param due the time that it was set for, core time
     */
    void run(long due);

    /** Nobody waits for it any more; it may be dropped before its time. */
    default boolean isVoid() {
      return false;
    }
  }

  private static final long NONE = Long.MAX_VALUE;

  /** Fewer void ones are not worth a look. */
  private static final int SWEPT = 1024;

  private long[] times = new long[16];
  private long[] orders = new long[16];
  private @Nullable Task[] tasks = new Task[16];
  private int size;
  private int voided;
  private long order;

  /** Sets a timer; of two for the same time, the one that was set first expires first. */
  public void set(long due, Task task) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
      tasks = Arrays.copyOf(tasks, 2 * size);
    }
    int at = size++;
    long mine = order++;
    while (at > 0 && less(due, mine, (at - 1) / 2)) {
      move((at - 1) / 2, at);
      at = (at - 1) / 2;
    }
    put(at, due, mine, task);
  }

  /** So many timers more are void. */
  public void voided(int more) {
    voided += more;
    if (voided > SWEPT && voided > size / 2) {
      sweep();
    }
  }

  private void sweep() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!at(i).isVoid()) {
        move(i, kept++);
      }
    }
    Arrays.fill(tasks, kept, size, null);
    size = kept;
    voided = 0;
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i, times[i], orders[i], at(i));
    }
    shrink();
  }

  /** Core time of the next one; the largest number without any. */
  public long next() {
    return size == 0 ? NONE : times[0];
  }

  /** Takes the next one out, and runs it. */
  public void expire() {
    long due = times[0];
    Task task = at(0);
    size--;
    long lastDue = times[size];
    long lastOrder = orders[size];
    Task last = at(size);
    sink(0, lastDue, lastOrder, last);
    tasks[size] = null;
    if (task.isVoid()) {
      voided--;
    }
    shrink();
    task.run(due);
  }

  /** Puts one where it belongs, from a place downwards. */
  private void sink(int from, long due, long mine, Task task) {
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && less(times[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (less(due, mine, child)) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, due, mine, task);
  }

  private void shrink() {
    if (times.length > 1024 && size < times.length / 8) {
      times = Arrays.copyOf(times, times.length / 4);
      orders = Arrays.copyOf(orders, times.length);
      tasks = Arrays.copyOf(tasks, times.length);
    }
  }

  private boolean less(long due, long mine, int than) {
    return due < times[than] || due == times[than] && mine < orders[than];
  }

  private void move(int from, int to) {
    put(to, times[from], orders[from], at(from));
  }

  private void put(int at, long due, long mine, Task task) {
    times[at] = due;
    orders[at] = mine;
    tasks[at] = task;
  }

  private Task at(int place) {
    return Objects.requireNonNull(tasks[place]);
  }

  /** How many are set. */
  public int size() {
    return size;
  }
}
