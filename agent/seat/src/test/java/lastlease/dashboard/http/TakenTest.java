package lastlease.dashboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who takes an answer slowly gets it; who takes it too slowly, or never ends, is cut off. */
class TakenTest {
  private static final int BODY = 64 << 10;

  private long now;
  private long taken;
  private final Deadline deadline = new Deadline(() -> now);

  /** A line that takes so many seconds for 8 KiB, and is cut off as soon as it is late. */
  private OutputStream line(long seconds) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        now += TimeUnit.SECONDS.toNanos(seconds) * length / (8 << 10);
        if (deadline.isOver()) {
          throw new IOException("cut off");
        }
        taken += length;
      }
    };
  }

  private Exchange over(long seconds) {
    return new Exchange(
        new Head("GET", "/", Map.of()),
        new Origin("127.0.0.2", "127.0.0.2"),
        InputStream.nullInputStream(),
        line(seconds),
        deadline);
  }

  private long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(now);
  }

  @Test
  void aSlowReaderIsGivenTheWholeAnswer() throws IOException {
    over(7).answer(200, new byte[BODY]);
    assertTrue(taken > BODY, taken + " bytes");
    assertTrue(seconds() > 10, "longer than one bit may take: " + seconds());
    assertFalse(deadline.isOver());
  }

  @Test
  void eachEditionOfAStreamHasItsOwnTime() throws IOException {
    Exchange exchange = over(7);
    OutputStream stream = exchange.stream(200);
    for (int i = 0; i < 3; i++) {
      exchange.rests();
      exchange.writes();
      stream.write(new byte[BODY]);
    }
    assertEquals(3 * 56, seconds());
  }

  @Test
  void whoTakesOneBitTooSlowlyIsCutOff() {
    assertThrows(IOException.class, () -> over(11).answer(200, new byte[BODY]));
    assertEquals(11, seconds());
  }

  @Test
  void whoTakesEachBitJustInTimeIsCutOffAfterAMinute() {
    assertThrows(IOException.class, () -> over(9).answer(200, new byte[10 * BODY]));
    assertTrue(seconds() >= 60 && seconds() < 70, seconds() + " s");
  }
}
