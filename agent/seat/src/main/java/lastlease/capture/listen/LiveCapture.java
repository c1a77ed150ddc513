package lastlease.capture.listen;

import java.io.Closeable;
import java.sql.Timestamp;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import lastlease.capture.CaptureException;
import lastlease.capture.machine.LinkState;
import lastlease.wire.Frame;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;

/**
 * Captures on an interface through libpcap, in a thread of its own, and opens it again with growing
 * pauses when it went away.
 */
public final class LiveCapture implements Closeable {
  private static final int SNAPLEN = 2048;

  /** A burst of 60,000 DHCP frames takes 25 MiB. */
  private static final int BUFFER = 32 << 20;

  /**
   * How long the kernel may gather frames. Not immediate mode: on Linux that gives each frame a
   * slot of the snap length, so that the buffer holds a fifth of the frames.
   */
  private static final int TIMEOUT_MILLIS = 40;

  /** Where it cannot be waited for frames. */
  private static final long POLL_MILLIS = 20;

  /** Nothing is woken more often where nothing happens. */
  private static final int WAIT_MILLIS = 1_000;

  /** Key of what is said where this user may not capture. */
  public static final String DENIED = "live.denied";

  private static final long LINK_CHECK_NANOS = 900_000_000L;
  private static final long LONGEST_PAUSE_MILLIS = 4_000;
  private static final long JOIN_MILLIS = 3_000;

  private final String name;
  private final boolean promiscuous;
  private final FrameQueue queue;
  private final AtomicLong kernelDrops = new AtomicLong();
  private final Thread thread;
  private final boolean known;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile PcapHandle handle;
  private volatile @Nullable Readiness waiting;

  private LiveCapture(
      String name, boolean promiscuous, FrameQueue queue, PcapHandle handle, boolean known) {
    this.name = name;
    this.promiscuous = promiscuous;
    this.queue = queue;
    this.handle = handle;
    this.known = known;
    this.thread = new Thread(this::run, "capture-" + name);
    this.thread.setDaemon(true);
  }

  /**
   * Opens an interface and begins to capture.
   *
   * @throws CaptureException with one line that says what is missing
   */
  public static LiveCapture open(String name, boolean promiscuous, FrameQueue queue)
      throws CaptureException {
    LiveCapture capture =
        new LiveCapture(
            name, promiscuous, queue, handle(name, promiscuous), LinkState.isKnown(name));
    capture.thread.start();
    return capture;
  }

  /** Tries to open an interface, and closes it again. */
  public static void probe(String name) throws CaptureException {
    handle(name, false).close();
  }

  private static PcapHandle handle(String name, boolean promiscuous) throws CaptureException {
    try {
      PcapHandle handle =
          new PcapHandle.Builder(name)
              .snaplen(SNAPLEN)
              .promiscuousMode(
                  promiscuous ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
              .timeoutMillis(TIMEOUT_MILLIS)
              .bufferSize(BUFFER)
              .build();
      // A blocked reader would neither notice that the interface is down nor be stopped safely.
      handle.setBlockingMode(BlockingMode.NONBLOCKING);
      handle.setFilter(Filters.of(handle.getDlt().value()), BpfCompileMode.OPTIMIZE);
      return handle;
    } catch (PcapNativeException | NotOpenException e) {
      throw new CaptureException(explain(name, String.valueOf(e.getMessage())));
    } catch (LinkageError e) {
      // A missing native library is an Error, not an exception.
      throw new CaptureException(Saying.of("live.libpcap"));
    }
  }

  private static Saying explain(String name, String told) {
    String lower = told.toLowerCase(java.util.Locale.ROOT);
    if (lower.contains("permission") || lower.contains("not permitted")) {
      return Saying.of(DENIED).with("name", name);
    }
    if (lower.contains("no such device")) {
      return Saying.of("live.missing").with("name", name);
    }
    if (lower.contains("not up")) {
      return Saying.of("live.downAtStart").with("name", name);
    }
    return told.lines()
        .findFirst()
        .map(line -> Saying.plain(name + ": " + line))
        .orElseGet(() -> Saying.of("live.closed").with("name", name));
  }

  private void run() {
    try {
      watch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      died(e);
    }
  }

  /** A capture that ends without a word looks like a silent network. */
  private void died(Throwable cause) {
    try {
      Saying why = Saying.of("live.died").with("name", name).with("why", cause.toString());
      queue.put(new FrameQueue.Event.Ended(name, why));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() throws InterruptedException {
    while (!isStopped()) {
      Saying failure = capture();
      if (isStopped()) {
        return;
      }
      handle.close();
      queue.put(new FrameQueue.Event.Ended(name, failure));
      PcapHandle again = reopen();
      if (again == null) {
        return;
      }
      handle = again;
      // The kernel counts anew.
      lastDrops = 0;
      queue.put(new FrameQueue.Event.Reopened(name));
    }
  }

  private boolean isStopped() {
    return stop.getCount() == 0;
  }

  /** Captures until it fails; returns why. */
  private @Nullable Saying capture() throws InterruptedException {
    try (Readiness ready = Readiness.of(handle)) {
      waiting = ready;
      return capture(ready);
    } finally {
      waiting = null;
    }
  }

  private @Nullable Saying capture(@Nullable Readiness ready) throws InterruptedException {
    int linkType = linkType(handle.getDlt().value());
    long checked = System.nanoTime();
    while (!isStopped()) {
      try {
        byte[] bytes = handle.getNextRawPacketEx();
        Timestamp at = handle.getTimestamp();
        long micros = Math.floorDiv(at.getTime(), 1000L) * 1_000_000L + at.getNanos() / 1000;
        int original = Math.max(handle.getOriginalLength(), bytes.length);
        queue.offer(new Frame(0, 0, micros, name, linkType, bytes, original));
      } catch (TimeoutException e) {
        // Nothing is there now.
        boolean waited = ready != null && ready.await(WAIT_MILLIS);
        if (!waited && stop.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          return null;
        }
      } catch (java.io.EOFException | PcapNativeException | NotOpenException e) {
        return explain(name, String.valueOf(e.getMessage()));
      }
      long now = System.nanoTime();
      if (now - checked > LINK_CHECK_NANOS) {
        checked = now;
        countDrops();
        if (known && LinkState.isDown(name)) {
          return Saying.of("live.down").with("name", name);
        }
      }
    }
    return null;
  }

  private long lastDrops;

  private void countDrops() {
    try {
      long drops = handle.getStats().getNumPacketsDropped();
      kernelDrops.addAndGet(Math.max(0, drops - lastDrops));
      lastDrops = drops;
    } catch (PcapNativeException | NotOpenException e) {
      // Statistics are gone with the interface; the capture loop meets the same failure at once.
      lastDrops = 0;
    }
  }

  private @Nullable PcapHandle reopen() throws InterruptedException {
    long pause = 250;
    while (!isStopped()) {
      // Nothing tells on every system that an interface is back: it is tried again and again.
      if (stop.await(pause, TimeUnit.MILLISECONDS)) {
        return null;
      }
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      if (known && LinkState.isDown(name)) {
        continue;
      }
      try {
        return handle(name, promiscuous);
      } catch (CaptureException e) {
        // It may be there and not ready yet: the next round tells.
      }
    }
    return null;
  }

  /** LINKTYPE_ number of its frames. */
  public int linkType() {
    return linkType(handle.getDlt().value());
  }

  /** DLT_ and LINKTYPE_ numbers differ for raw IP only (tcpdump.org). */
  private static int linkType(int dlt) {
    return dlt == 12 || dlt == 14 ? 101 : dlt;
  }

  /** Frames that the kernel dropped since the last call. */
  public long takeKernelDrops() {
    return kernelDrops.getAndSet(0);
  }

  /** Stops: the reader goes first, since it may be within libpcap. */
  @Override
  public void close() {
    stop.countDown();
    Readiness asleep = waiting;
    if (asleep != null) {
      asleep.wake();
    }
    thread.interrupt();
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) {
      countDrops();
      handle.close();
    }
  }
}
