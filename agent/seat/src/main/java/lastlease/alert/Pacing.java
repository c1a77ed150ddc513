package lastlease.alert;

/** Time, for whoever waits: a test lets an hour pass in no time. */
interface Pacing {
  Pacing REAL =
      new Pacing() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // Whoever waits looks at the time again.
        public void await(Object monitor, long millis) throws InterruptedException {
          synchronized (monitor) {
            monitor.wait(millis);
          }
        }
      };

  /** A clock that never goes back. */
  long nanos();

  /**
   * Waits so long, or until the monitor is notified.
   *
   * @param monitor held by the caller
   * @param millis 1 at least
   */
  void await(Object monitor, long millis) throws InterruptedException;
}
