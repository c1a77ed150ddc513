package lastlease.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import lastlease.capture.journal.Journal;
import lastlease.capture.journal.JournalReader;
import lastlease.capture.listen.FrameQueue;
import lastlease.capture.listen.StreamCapture;
import lastlease.core.Input;
import lastlease.session.Numbering;
import lastlease.session.Surroundings;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;
import lastlease.wire.PcapBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a live stream before the core has it, and when. */
@Timeout(60)
class IntakeTest {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final long SECOND = 1_000_000;
  private static final long MAC = 0x3C22_FB00_0001L;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  @TempDir private Path home = Path.of("");

  /** The machine's wall clock: how far it is from the monotonic one. */
  private final AtomicLong wallAhead = new AtomicLong(T0 - System.nanoTime() / 1000);

  private long wall() {
    return wallAhead.get() + System.nanoTime() / 1000;
  }

  private Surroundings here() {
    return Surroundings.of(
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        StandardCharsets.UTF_8,
        Map.of(),
        () -> Instant.EPOCH.plus(wall(), ChronoUnit.MICROS),
        ZoneOffset.UTC,
        Locale.US,
        false,
        false);
  }

  /** A stream that is being watched. */
  private final class Live implements AutoCloseable {
    private final PipedOutputStream wire = new PipedOutputStream();
    private final Path file = home.resolve("journal.pcapng");
    private final Journal journal = Journal.open(file, Long.MAX_VALUE);
    private final StreamCapture capture;
    private final Intake intake;

    Live() throws IOException {
      FrameQueue queue = new FrameQueue();
      capture = StreamCapture.open(new PipedInputStream(wire, 1 << 16), queue);
      intake =
          new Intake(
              here(),
              queue,
              List.of(),
              journal,
              List.of("-"),
              new Numbering(),
              T0,
              OptionalLong.empty(),
              null);
      intake.start(null);
      wire.write(PcapBytes.ethernet().bytes());
    }

    void discover(long micros) throws IOException {
      byte[] frame = Frames.of(1, MAC, Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes()));
      byte[] capture = PcapBytes.ethernet().frame(micros, frame).bytes();
      wire.write(Arrays.copyOfRange(capture, 24, capture.length));
      wire.flush();
    }

    /** The next, addresses of the machine that runs this left out. */
    Handed next() throws InterruptedException {
      while (true) {
        Handed next = intake.next(PATIENCE_NANOS);
        if (next == null) {
          throw new AssertionError("nothing was handed on");
        }
        if (!(next instanceof Handed.Taken taken && taken.input() instanceof Input.Own)) {
          return next;
        }
      }
    }

    Input taken() throws InterruptedException {
      return assertInstanceOf(Handed.Taken.class, next()).input();
    }

    List<Input> kept() throws IOException {
      List<Input> kept = new ArrayList<>();
      try (JournalReader reader = JournalReader.open(file)) {
        for (Input input = reader.next(); input != null; input = reader.next()) {
          kept.add(input);
        }
      }
      return kept;
    }

    @Override
    public void close() throws IOException {
      capture.close();
      intake.abandon();
      journal.close();
    }
  }

  @Test
  void whatArrivedIsInTheJournalWithinASecondThoughTheCoreTakesNothing() throws Exception {
    try (Live live = new Live()) {
      live.discover(T0);
      live.taken();
      for (int i = 1; i <= 500; i++) {
        live.discover(T0 + i);
      }
      long sent = System.nanoTime();
      while (live.kept().size() < 501) {
        assertTrue(System.nanoTime() - sent < 1_000_000_000L, live.kept().size() + " of 501");
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  @Test
  void timePassesWhenTheCoreWantsIt() throws Exception {
    try (Live live = new Live()) {
      live.discover(T0);
      assertEquals(T0, live.taken().micros());
      long wake = T0 + 3 * SECOND / 2;
      live.intake.wakeAt(OptionalLong.of(wake));
      Input time = assertInstanceOf(Input.Time.class, live.taken());
      assertTrue(time.micros() >= wake, time.toString());
    }
  }

  @Test
  void theJournalKnowsWhatTimeTheCoreKnewWhenALateFrameCame() throws Exception {
    try (Live live = new Live()) {
      live.discover(T0);
      live.taken();
      live.intake.wakeAt(OptionalLong.of(T0 + SECOND));
      Input time = live.taken();
      live.discover(T0 + 5);
      assertEquals(T0 + 5, live.taken().micros());
      live.wire.close();
      assertEquals(new Input.Time(T0 + 5), live.taken());
      assertEquals(new Input.End(time.micros()), live.taken());
      assertEquals(new Handed.Done(null), live.next());
      List<Input> kept = live.kept();
      kept.removeIf(Input.Own.class::isInstance);
      assertEquals(time, kept.get(1));
      assertEquals(
          List.of(T0, time.micros(), T0 + 5, T0 + 5, time.micros()),
          kept.stream().map(Input::micros).toList());
    }
  }

  @Test
  void aClockThatIsSetBackAnHourLosesNothing() throws Exception {
    try (Live live = new Live()) {
      long first = wall();
      live.discover(first);
      assertEquals(first, live.taken().micros());
      wallAhead.addAndGet(-3600 * SECOND);
      long second = wall();
      live.discover(second);
      Input.ClockStep step = assertInstanceOf(Input.ClockStep.class, live.taken());
      assertEquals(-3600, Math.round(step.by() / 1e6));
      Input frame = live.taken();
      assertInstanceOf(Input.Captured.class, frame);
      double late = (frame.micros() - first - (second + 3600 * SECOND - first)) / 1e6;
      assertEquals(0, late, 0.1);
      assertTrue(frame.micros() >= first, "time goes back");
    }
  }

  @Test
  void whoAsksForAReportIsToldOfIt() throws Exception {
    try (Live live = new Live()) {
      live.discover(T0);
      live.taken();
      live.intake.ask();
      assertEquals(new Handed.Asked(), live.next());
    }
  }
}
