package lastlease.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads a journal in the order it was written. */
public final class JournalReader implements Closeable {
  private final FileChannel channel;
  private final SourceStats stats = new SourceStats();
  private final PcapngReader reader;
  private final Deque<Entry> entries = new ArrayDeque<>();

  private JournalReader(FileChannel channel) {
    this.channel = channel;
    this.reader = new PcapngReader(Window.of(channel), stats, 0, this::statistics, true);
  }

  /** Opens a journal file. */
  public static JournalReader open(Path file) throws IOException {
    return new JournalReader(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** What a journal holds: a frame, or a record as JSON. */
  public record Entry(@Nullable Frame frame, @Nullable String json) {}

  /** The next entry, or null at the end, also that of a journal which was cut off. */
  public @Nullable Entry next() throws IOException {
    while (entries.isEmpty()) {
      Frame frame = reader.next();
      if (frame == null) {
        return entries.poll();
      }
      entries.add(new Entry(frame, null));
    }
    return entries.poll();
  }

  private void statistics(Window window, int length, boolean little) {
    int at = 20;
    while (at + 4 <= length - 4) {
      int code = window.u16(at, little);
      int size = window.u16(at + 2, little);
      if (code == 0 || at + 4 + size > length - 4) {
        return;
      }
      if (code == Journal.CUSTOM_TEXT
          && size > 4
          && window.i32(at + 4, little) == Journal.ENTERPRISE) {
        int from = window.at() + at + 8;
        entries.add(
            new Entry(null, new String(window.bytes(), from, size - 4, StandardCharsets.UTF_8)));
      }
      at += 4 + (size + 3 & ~3);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
