package lastlease.capture.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import lastlease.capture.file.Window;
import lastlease.core.Input;
import org.jspecify.annotations.Nullable;

/**
 * A journal that arrives in pieces of whole blocks, from elsewhere: inputs come out as soon as
 * their blocks are in. What is in a file beside the main one must come before what names it.
 */
public final class JournalFeed {
  /** Little comes at a time, and a hub has many of these. */
  private static final int WINDOW = 1 << 11;

  private final Pieces main = new Pieces();
  private final Map<Integer, Pieces> others = new HashMap<>();
  private final JournalReader reader;

  /** Where the files of other link types are read when frames of theirs are named. */
  public interface Beside {
    /**
     * Reads a file.
     *
     * @param at position of the first byte that is wanted
     * @return bytes read; -1 where there are none yet
     */
    int read(int linkType, long at, byte[] into, int from, int length) throws IOException;
  }

  /** Files of other link types come by {@link #beside}, and wait in memory. */
  public JournalFeed() {
    this.reader =
        new JournalReader(window(main), () -> {}, linkType -> reader(window(pieces(linkType))));
  }

  /** Files of other link types are kept elsewhere. */
  public JournalFeed(Beside kept) {
    this.reader =
        new JournalReader(
            window(main), () -> {}, linkType -> reader(window(new Kept(kept, linkType))));
  }

  private static Window window(Window.Filler filler) {
    return new Window(filler, WINDOW);
  }

  private static JournalReader reader(Window window) {
    return new JournalReader(window, () -> {}, another -> null);
  }

  /** A file that is kept elsewhere. */
  private static final class Kept implements Window.Filler {
    private final Beside kept;
    private final int linkType;
    private long at;

    Kept(Beside kept, int linkType) {
      this.kept = kept;
      this.linkType = linkType;
    }

    @Override
    public int fill(byte[] into, int from, int length) throws IOException {
      int count = kept.read(linkType, at, into, from, length);
      at += Math.max(0, count);
      return count;
    }
  }

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

  /** Whether it cannot be read on, whatever is added. */
  public boolean isStopped() {
    return reader.isStopped();
  }

  /** The next input, or null until more is added. Frames bear the numbers of their files. */
  public @Nullable Input next() throws IOException {
    return reader.next();
  }
}
