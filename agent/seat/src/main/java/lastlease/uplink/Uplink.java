package lastlease.uplink;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import javax.net.ssl.SSLException;
import lastlease.capture.CaptureException;
import lastlease.capture.journal.Blocks;
import lastlease.capture.journal.JournalTail;
import lastlease.words.NoConnection;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Sends a session's journal to a hub, by a thread of its own that nobody waits for. What is sent
 * and not acknowledged is sent again from where the hub says that it stands; the hub takes no byte
 * twice.
 */
public final class Uplink implements Closeable {
  /** So often the hub hears that the seat lives, whatever there is to send. */
  private static final long BEAT_MILLIS = 5_000;

  /** Frames that come together are sent together; an alert's delay is mostly this. */
  private static final long GATHER_MILLIS = 200;

  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /** What only people can mend needs no hurry. */
  private static final long REFUSED_PAUSE_MILLIS = 30_000;

  /** Out of reach for longer, the seat tells by itself. */
  private static final long OUT_OF_REACH_NANOS = 30_000_000_000L;

  private final HubLine line;
  private final JournalTail tail;
  private final String seat;
  private final Consumer<Saying> complain;
  private final HubClock clock = new HubClock();
  private final Map<Integer, Long> positions = new HashMap<>();
  private final Thread thread = new Thread(this::run, "uplink");
  private final long createdNanos = System.nanoTime();
  private final long createdMillis;
  private volatile Supplier<OptionalLong> own = OptionalLong::empty;
  private volatile long heard;
  private volatile boolean everHeard;
  private volatile boolean stopping;
  private volatile boolean over;
  private volatile boolean alerts = true;
  private @Nullable String session;
  private boolean again;
  private boolean news;
  private boolean joined;
  private String told = "";

  /**
   * Where, and as whom.
   *
   * @param token that the hub knows the event by
   * @param program name and version, for the hub's people
   * @param language that the hub answers in: people read its answers here
   */
  public record Plan(HubAddress hub, String seat, String token, String program, Locale language) {}

  /**
   * @param journal main file of the session
   * @param wallMillis the clock at this moment
   * @param complain gets one line when something changes that people should know
   */
  public Uplink(Plan plan, Path journal, long wallMillis, Consumer<Saying> complain) {
    this.line =
        new HubLine(
            plan.hub(),
            new HubLine.Who(plan.seat(), plan.token(), plan.program(), plan.language()));
    this.seat = plan.seat();
    this.tail = new JournalTail(journal);
    this.createdMillis = wallMillis;
    this.complain = complain;
    thread.setDaemon(true);
  }

  /**
   * From now on the session's times are those of this clock, which goes on while the machine
   * sleeps.
   *
   * @param millis empty where nobody knows; called by any thread
   */
  public void clock(Supplier<OptionalLong> millis) {
    own = millis;
  }

  public void start() {
    thread.start();
  }

  /**
   * The journal has grown. Never blocks for long.
   *
   * @param goesOn whether it takes more; what it has is still sent, and after that nothing: the
   *     room's state is unknown to the hub, which must not hear that all is well
   */
  public void grown(boolean goesOn) {
    synchronized (this) {
      news = true;
      over |= !goesOn;
      notifyAll();
    }
  }

  /** Whether the hub knows what happens here, and so tells of it: it has a way to. */
  public boolean tells() {
    return alerts && !over && isInReach();
  }

  /** Whether the hub answered within the last 30 s, or the seat has only just begun. */
  public boolean isInReach() {
    long since = everHeard ? heard : createdNanos;
    return System.nanoTime() - since < OUT_OF_REACH_NANOS;
  }

  private void run() {
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      boolean last = stopping;
      boolean overByNow = over;
      try {
        sendAll();
        if (overByNow) {
          tell(Saying.of("uplink.over"));
          return;
        }
        pause = FIRST_PAUSE_MILLIS;
        if (last) {
          return;
        }
        rest(BEAT_MILLIS, true);
        rest(stopping ? 0 : GATHER_MILLIS, false);
      } catch (Refused e) {
        tell(e.saying());
        if (last || !sleep(REFUSED_PAUSE_MILLIS)) {
          return;
        }
      } catch (SSLException e) {
        tell(Saying.of("uplink.certificate"));
        if (last || !sleep(LONGEST_PAUSE_MILLIS)) {
          return;
        }
      } catch (IOException e) {
        tell(
            Saying.of("uplink.outOfReach")
                .with("why", e instanceof SaidException said ? said.saying() : NoConnection.of(e)));
        line.renew();
        if (last || !sleep(pause + ThreadLocalRandom.current().nextLong(pause / 2))) {
          return;
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Only people can mend it. */
  private static final class Refused extends SaidException {
    private static final long serialVersionUID = 1;

    Refused(Saying saying) {
      super(saying);
    }
  }

  private void tell(Saying what) {
    String key = what.toString();
    if (!key.equals(told)) {
      told = key;
      complain.accept(what);
    }
  }

  /** Sends what there is; at least one question, which says that the seat lives. */
  private void sendAll() throws IOException, InterruptedException {
    synchronized (this) {
      news = false;
    }
    if (session == null) {
      session = tail.id(seat);
    }
    String id = session;
    if (id == null) {
      return;
    }
    boolean more = true;
    while (more) {
      // What names a frame elsewhere is written after it: so it is sent after it, too.
      long main = tail.size(JournalTail.MAIN);
      for (int which : tail.beside()) {
        while (send(id, which, tail.size(which))) {
          // On to the next part.
        }
      }
      more = send(id, JournalTail.MAIN, main);
    }
  }

  /**
   * Sends a part of a file.
   *
   * @param until where it ends for now
   * @return whether more is left of it
   */
  private boolean send(String id, int which, long until) throws IOException, InterruptedException {
    Long known = positions.get(which);
    long at = known == null ? 0 : known;
    byte[] read = known == null ? new byte[0] : tail.read(which, at, most(until - at));
    byte[] blocks = Arrays.copyOf(read, whole(read));
    long left = Math.max(0, until - at - blocks.length);
    String file = which == JournalTail.MAIN ? Protocol.MAIN : Integer.toString(which);
    HubLine.Said said =
        ask(new HubLine.Part(id, file, at, blocks, left, before(which, at), again, over));
    return switch (said.status()) {
      case 200 -> {
        again = false;
        long position = said.position().orElse(at + blocks.length);
        heardWell(said.alerts());
        if (position > tail.size(which)) {
          goTo(which, position);
          yield true;
        }
        positions.put(which, position);
        yield known == null ? position < until : blocks.length > 0 && position < until;
      }
      case 409 -> {
        goTo(which, said.position().orElse(-1));
        yield true;
      }
      case 422 -> {
        // It is kept there, and tells nobody: this seat's alerts are its own to send.
        again = false;
        said.position().ifPresent(position -> positions.put(which, position));
        throw new Refused(Saying.of("uplink.refused").with("why", said.text()));
      }
      case 401, 403 -> throw new Refused(Saying.of("uplink.token"));
      case 400, 413, 426 -> throw new Refused(Saying.of("uplink.refused").with("why", said.text()));
      case 507 -> throw new Refused(Saying.of("uplink.full"));
      // Whatever stands there is no hub of this kind, or not at this address: only people can mend
      // it.
      case 404, 405, 411, 415 ->
          throw new Refused(Saying.of("uplink.refused").with("why", answered(said)));
      default -> throw new SaidException(answered(said));
    };
  }

  private static Saying answered(HubLine.Said said) {
    return Saying.of("uplink.answered").with("status", said.status()).with("text", said.text());
  }

  private static int most(long bytes) {
    return (int) Math.max(0, Math.min(bytes, Protocol.MOST));
  }

  private static int whole(byte[] read) throws Refused {
    try {
      return Blocks.whole(read, read.length);
    } catch (CaptureException e) {
      throw new Refused(Saying.of("uplink.damaged").with("why", String.valueOf(e.getMessage())));
    }
  }

  /** The hub stands elsewhere; what it has and this journal has not is of a crash: it is void. */
  private void goTo(int which, long position) throws IOException {
    if (position >= 0 && position <= tail.size(which)) {
      positions.put(which, position);
    } else {
      positions.clear();
      positions.put(which, 0L);
      again = true;
    }
  }

  private HubLine.Said ask(HubLine.Part part) throws IOException, InterruptedException {
    long asked = System.nanoTime();
    HubLine.Said said = line.send(part, clock.ahead());
    long now = System.nanoTime();
    long millis = own.get().orElse(createdMillis + (now - createdNanos) / 1_000_000);
    if (said.clock().isPresent()) {
      long half = (now - asked) / 2;
      clock.heard(millis - half / 1_000_000, now - half, now - asked, said.clock().getAsLong());
    }
    return said;
  }

  private void heardWell(boolean hubAlerts) {
    boolean before = alerts;
    alerts = hubAlerts;
    heard = System.nanoTime();
    everHeard = true;
    if (!joined) {
      joined = true;
      complain.accept(Saying.of("uplink.joined").with("seat", seat));
    } else if (!told.isEmpty()) {
      complain.accept(Saying.of("uplink.again"));
    }
    told = "";
    if (before != hubAlerts) {
      complain.accept(Saying.of(hubAlerts ? "uplink.alerts" : "uplink.noAlerts"));
    }
  }

  private String before(int which, long at) throws IOException {
    int count = (int) Math.min(at, Protocol.COMPARED);
    CRC32C crc = new CRC32C();
    crc.update(tail.read(which, at - count, count));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private boolean sleep(long millis) {
    try {
      rest(millis, false);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Waits.
   *
   * @param forNews whether news ends it; being told to stop always does
   */
  private synchronized void rest(long millis, boolean forNews) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis;
        left > 0 && !stopping && !(forNews && news);
        left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
  }

  /** Sends what is left, for three seconds at most. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
    try {
      thread.join(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
    tail.close();
  }
}
