package lastlease.track;

import java.util.Arrays;

/**
 * What is due when: a binary heap of core times. Setting a timer and letting one expire cost O(log
 * n); nothing is ever walked. Timers cannot be taken back: what expires looks whether it still
 * matters, and is set anew where it came too early. So each client needs one at a time.
 */
public final class Timers {
  /** Something to be done at a time. */
  @FunctionalInterface
  public interface Task {
    /**
     * @param due the time that it was set for, core time
     */
    void run(long due);
  }

  private static final long NONE = Long.MAX_VALUE;
  private long[] times = new long[16];
  private long[] orders = new long[16];
  private Task[] tasks = new Task[16];
  private int size;
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

  /** Core time of the next one; the largest number without any. */
  public long next() {
    return size == 0 ? NONE : times[0];
  }

  /** Takes the next one out, and runs it. */
  public void expire() {
    long due = times[0];
    Task task = tasks[0];
    size--;
    long lastDue = times[size];
    long lastOrder = orders[size];
    Task last = tasks[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && less(times[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (less(lastDue, lastOrder, child)) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, lastDue, lastOrder, last);
    shrink();
    task.run(due);
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
    put(to, times[from], orders[from], tasks[from]);
  }

  private void put(int at, long due, long mine, Task task) {
    times[at] = due;
    orders[at] = mine;
    tasks[at] = task;
  }

  /** How many are set. */
  public int size() {
    return size;
  }
}
