package lastlease.capture;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import lastlease.core.Input;
import org.jspecify.annotations.Nullable;

/**
 * A journal that arrives in pieces of whole blocks, from elsewhere: inputs come out as soon as
 * their blocks are in. What is in a file beside the main one must come before what names it.
 */
public final class JournalFeed {
  private final Pieces main = new Pieces();
  private final Map<Integer, Pieces> others = new HashMap<>();
  private final JournalReader reader =
      new JournalReader(
          new Window(main),
          () -> {},
          linkType -> new JournalReader(new Window(pieces(linkType)), () -> {}, another -> null));

  /** Bytes that wait to be read. */
  private static final class Pieces implements Window.Filler {
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int taken;

    @Override
    public int fill(byte[] into, int from, int length) {
      byte[] first = waiting.peek();
      if (first == null) {
        return -1;
      }
      int count = Math.min(length, first.length - taken);
      System.arraycopy(first, taken, into, from, count);
      taken += count;
      if (taken == first.length) {
        waiting.remove();
        taken = 0;
      }
      return count;
    }

    void add(byte[] blocks) {
      if (blocks.length > 0) {
        waiting.add(blocks);
      }
    }
  }

  private Pieces pieces(int linkType) {
    return others.computeIfAbsent(linkType, key -> new Pieces());
  }

  /** Adds whole blocks of the main file. */
  public void main(byte[] blocks) {
    main.add(blocks);
  }

  /** Adds whole blocks of the file of another link type. */
  public void beside(int linkType, byte[] blocks) {
    pieces(linkType).add(blocks);
  }

  /** The next input, or null until more is added. Frames bear the numbers of their files. */
  public @Nullable Input next() throws IOException {
    return reader.next();
  }
}
