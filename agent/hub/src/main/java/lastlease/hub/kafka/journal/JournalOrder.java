package lastlease.hub.kafka.journal;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import lastlease.hub.intake.Post;
import lastlease.uplink.Protocol;

/**
 * One session's journal as it comes out of the log. Any hub puts in what it is sent without asking
 * the others, so a part may stand there twice, late, or without what belongs before it: this takes
 * each byte once, in order, and says where it stands. It depends on the log's order alone, so that
 * whoever reads the log comes to the same.
 */
public final class JournalOrder {
  private static final byte[] NOTHING = new byte[0];

  private final Map<Integer, Tail> files = new TreeMap<>();

  /** Files whose last part did not fit on, and whether it is of another journal. */
  private final Map<Integer, Boolean> refusals = new TreeMap<>();

  /** Where a file ends, and its last bytes. */
  private static final class Tail {
    private long position;
    private byte[] last = NOTHING;

    void add(byte[] bytes) {
      position += bytes.length;
      byte[] both = Arrays.copyOf(last, last.length + bytes.length);
      System.arraycopy(bytes, 0, both, last.length, bytes.length);
      last = Arrays.copyOfRange(both, Math.max(0, both.length - Protocol.COMPARED), both.length);
    }

    /** Whether bytes that begin at a position, this one or an earlier, are those that there are. */
    boolean agrees(long at, byte[] bytes) {
      long from = Math.max(at, position - last.length);
      long until = Math.min(at + bytes.length, position);
      for (long i = from; i < until; i++) {
        if (bytes[(int) (i - at)] != last[(int) (i - position + last.length)]) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Takes a part.
   *
   * @return the bytes of it that are new; empty where none are
   */
  public byte[] take(Post post) {
    if (post.again()) {
      files.clear();
      refusals.clear();
    }
    byte[] blocks = post.blocks();
    if (blocks.length == 0) {
      return NOTHING;
    }
    if (!files.containsKey(post.file()) && files.size() >= Post.MOST_FILES) {
      // The hub that was sent it did not know of the others yet: it is not to pass for kept.
      if (refusals.size() < Post.MOST_FILES) {
        refusals.put(post.file(), false);
      }
      return NOTHING;
    }
    Tail tail = files.computeIfAbsent(post.file(), key -> new Tail());
    if (post.at() > tail.position) {
      refusals.putIfAbsent(post.file(), false);
      return NOTHING;
    }
    boolean before =
        post.at() < tail.position
            || tail.position == 0
            || post.before().isEmpty()
            || post.before().equals(checksum(tail.last));
    if (!before || !tail.agrees(post.at(), blocks)) {
      refusals.put(post.file(), true);
      return NOTHING;
    }
    refusals.remove(post.file());
    if (post.at() + blocks.length <= tail.position) {
      return NOTHING;
    }
    byte[] fresh = Arrays.copyOfRange(blocks, (int) (tail.position - post.at()), blocks.length);
    tail.add(fresh);
    return fresh;
  }

  /** Whether a file's last part did not fit on: the seat is to go on where that one stands. */
  public boolean isRefused() {
    return !refusals.isEmpty();
  }

  /** Whether it is another journal than before: the seat is to begin anew. */
  public boolean isAnew() {
    return refusals.containsValue(true);
  }

  /** The files whose last part did not fit on, and whether it is of another journal. */
  public Map<Integer, Boolean> refusals() {
    return Map.copyOf(refusals);
  }

  /** Where each file ends. */
  public Map<Integer, Ending> endings() {
    Map<Integer, Ending> all = new TreeMap<>();
    files.forEach((file, tail) -> all.put(file, new Ending(tail.position, checksum(tail.last))));
    return all;
  }

  /**
   * Where a file ends.
   *
   * @param checksum of its last bytes, as a seat sends it with what comes next; empty if unknown
   */
  public record Ending(long position, String checksum) {}

  /** Of the last bytes of what comes before, {@value Protocol#COMPARED} at most. */
  public static String checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    int from = Math.max(0, bytes.length - Protocol.COMPARED);
    crc.update(bytes, from, bytes.length - from);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
