package lastlease.hub.kafka.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import lastlease.capture.journal.JournalTail;
import lastlease.hub.intake.Post;
import lastlease.hub.seat.SeatId;
import org.junit.jupiter.api.Test;

class JournalOrderTest {
  private static final SeatId ID = new SeatId("A", "0".repeat(32));
  private static final int FILE = JournalTail.MAIN;

  private static byte[] bytes(long seed, int count) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static Post post(byte[] journal, int from, int until, boolean again) {
    return post(FILE, journal, from, until, again);
  }

  private static Post post(int file, byte[] journal, int from, int until, boolean again) {
    byte[] before = Arrays.copyOf(journal, from);
    return new Post(
        ID,
        file,
        from,
        Arrays.copyOfRange(journal, from, until),
        from == 0 ? "" : JournalOrder.checksum(before),
        again,
        0,
        OptionalLong.empty());
  }

  private static long position(JournalOrder order) {
    JournalOrder.Ending ending = order.endings().get(FILE);
    return ending == null ? 0 : ending.position();
  }

  /** Parts twice, late, overlapping and with holes before them, by hubs that know little. */
  @Test
  void eachByteIsTakenOnceAndInOrder() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      byte[] journal = bytes(seed, 6_000);
      JournalOrder order = new JournalOrder();
      ByteArrayOutputStream taken = new ByteArrayOutputStream();
      List<Post> old = new ArrayList<>();
      while (position(order) < journal.length) {
        int at = (int) position(order);
        // Where some hub believes that it stands: a bit before, exactly, or beyond.
        int from = Math.max(0, Math.min(journal.length - 4, at + 4 * (random.nextInt(60) - 40)));
        int until = Math.min(journal.length, from + 4 * (1 + random.nextInt(300)));
        Post post = post(journal, from, until, false);
        old.add(post);
        taken.writeBytes(order.take(post));
        assertEquals(from > at, order.isRefused(), "seed " + seed);
        taken.writeBytes(order.take(old.get(random.nextInt(old.size()))));
        assertFalse(order.isAnew(), "seed " + seed);
      }
      assertArrayEquals(journal, taken.toByteArray(), "seed " + seed);
    }
  }

  @Test
  void aPartWithAHoleBeforeItIsNotTakenAndSaysWhereToGoOn() {
    byte[] journal = bytes(7, 400);
    JournalOrder order = new JournalOrder();
    assertEquals(100, order.take(post(journal, 0, 100, false)).length);
    assertEquals(0, order.take(post(journal, 104, 200, false)).length);
    assertTrue(order.isRefused());
    assertEquals(100, position(order));
    assertEquals(300, order.take(post(journal, 100, 400, false)).length);
    assertFalse(order.isRefused());
  }

  /** What fits on in a file beside must not hide that the main one waits for what is missing. */
  @Test
  void aFileBesideHidesNoHoleInTheMainOne() {
    byte[] journal = bytes(7, 400);
    JournalOrder order = new JournalOrder();
    order.take(post(journal, 0, 100, false));
    order.take(post(journal, 104, 200, false));
    assertEquals(100, order.take(post(105, journal, 0, 100, false)).length);
    assertTrue(order.isRefused());
    assertEquals(Map.of(FILE, false), order.refusals());
    order.take(post(105, bytes(8, 400), 100, 200, false));
    assertEquals(Map.of(FILE, false, 105, true), order.refusals());
    assertEquals(300, order.take(post(journal, 100, 400, false)).length);
    assertTrue(order.isAnew());
    assertEquals(Map.of(105, true), order.refusals());
  }

  @Test
  void aFileTooManyIsRefused() {
    byte[] journal = bytes(7, 40);
    JournalOrder order = new JournalOrder();
    for (int file = 0; file < Post.MOST_FILES; file++) {
      assertEquals(40, order.take(post(file, journal, 0, 40, false)).length);
    }
    assertFalse(order.isRefused());
    assertEquals(0, order.take(post(Post.MOST_FILES, journal, 0, 40, false)).length);
    assertEquals(Map.of(Post.MOST_FILES, false), order.refusals());
    assertFalse(order.endings().containsKey(Post.MOST_FILES));
  }

  @Test
  void anotherJournalOfTheSameSessionBeginsAnew() {
    byte[] journal = bytes(7, 2_400);
    byte[] other = bytes(8, 2_400);
    System.arraycopy(journal, 0, other, 0, 1_000);
    JournalOrder order = new JournalOrder();
    order.take(post(journal, 0, 2_000, false));
    assertEquals(0, order.take(post(other, 2_000, 2_400, false)).length, "what is before differs");
    assertTrue(order.isAnew());
    assertEquals(0, order.take(post(other, 1_400, 2_400, false)).length, "what overlaps differs");
    assertTrue(order.isAnew());
    assertArrayEquals(other, order.take(post(other, 0, 2_400, true)));
    assertFalse(order.isAnew());
    assertEquals(2_400, position(order));
  }

  @Test
  void whatBeginsAnewTwiceIsMendedByTheSeatsNextPart() {
    byte[] journal = bytes(9, 300);
    JournalOrder order = new JournalOrder();
    order.take(post(journal, 0, 100, true));
    order.take(post(journal, 100, 200, false));
    // The same request once more, through another hub, late.
    assertEquals(100, order.take(post(journal, 0, 100, true)).length);
    order.take(post(journal, 200, 300, false));
    assertTrue(order.isRefused());
    assertEquals(100, position(order));
    assertEquals(200, order.take(post(journal, 100, 300, false)).length);
  }
}
