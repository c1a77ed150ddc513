package lastlease.capture.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lastlease.capture.file.PcapngReader;
import lastlease.capture.file.SourceStats;
import lastlease.capture.file.Window;
import lastlease.core.Input;
import lastlease.core.InputText;
import lastlease.wire.Frame;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** Reads a journal in the order it was written. */
public final class JournalReader implements Closeable {
  private final Closeable channel;
  private final SourceStats stats = new SourceStats();
  private final PcapngReader reader;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private boolean full;
  private long damaged;
  private long missing;

  private final Beside beside;
  private final Map<Integer, JournalReader> others = new TreeMap<>();

  /** Where frames of another link type stand. */
  interface Beside {
    /** The journal's file of a link type; null where there is none. */
    @Nullable JournalReader of(int linkType) throws IOException;
  }

  JournalReader(Window window, Closeable channel, Beside beside) {
    this.channel = channel;
    this.beside = beside;
    this.reader = new PcapngReader(window, stats, 0, this::statistics, true);
  }

  /** Opens a journal file. */
  public static JournalReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new JournalReader(
        Window.of(channel),
        channel,
        linkType -> {
          Path other = Journal.beside(file, linkType);
          return Files.exists(other) ? open(other) : null;
        });
  }

  /** The link type of a journal's main file, or null where there is none yet. */
  static @Nullable Integer linkType(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Window window = Window.of(channel);
      // A section header of 28 bytes, then the first interface.
      return window.need(28 + 10) && window.i32(28, true) == PcapngReader.INTERFACE
          ? window.u16(28 + 8, true)
          : null;
    }
  }

  /** What the file holds: a frame, or a record as JSON; neither where it is damaged. */
  private record Entry(@Nullable Frame frame, @Nullable String json) {}

  private static final Entry NOTHING = new Entry(null, null);

  /**
   * The next input, or null at the end, also that of a journal which was cut off. Frames bear the
   * numbers of their files.
   */
  public @Nullable Input next() throws IOException {
    for (Entry entry = entry(); entry != null; entry = entry()) {
      Input input = entry.frame() != null ? new Input.Captured(entry.frame()) : read(entry.json());
      if (input != null) {
        return input;
      }
    }
    return null;
  }

  /** Null where it is damaged, or of a newer version. */
  private @Nullable Input read(@Nullable String json) {
    if (Journal.FULL.equals(json)) {
      full = true;
    } else if (json != null) {
      try {
        return InputText.parse(json);
      } catch (InputText.Damaged e) {
        damaged++;
      }
    }
    return null;
  }

  private @Nullable Entry entry() throws IOException {
    while (entries.isEmpty()) {
      Frame frame = reader.next();
      if (frame == null) {
        break;
      }
      entries.add(new Entry(frame, null));
    }
    Entry entry = entries.poll();
    String json = entry == null ? null : entry.json();
    return json != null && json.startsWith(Journal.ELSEWHERE) ? elsewhere(json) : entry;
  }

  /**
   * The frame of another link type that came at this point; nothing, and counted, if it is lost.
   */
  private Entry elsewhere(String json) throws IOException {
    String number = json.substring(Journal.ELSEWHERE.length(), json.length() - 1);
    if (!number.matches("[0-9]{1,5}")) {
      damaged++;
      return NOTHING;
    }
    int linkType = Integer.parseInt(number);
    JournalReader other = others.get(linkType);
    if (other == null) {
      other = beside.of(linkType);
      if (other == null) {
        missing++;
        return NOTHING;
      }
      others.put(linkType, other);
    }
    Entry entry = other.entry();
    if (entry == null) {
      missing++;
      return NOTHING;
    }
    return entry;
  }

  /** Whether its main file cannot be read on from where it stands. */
  boolean isStopped() {
    return stats.isStopped();
  }

  /** What could not be read, one line each; complete at the end. */
  public List<Saying> warnings() {
    List<Saying> warnings = new ArrayList<>(stats.warnings());
    if (full) {
      warnings.add(Saying.of("journal.wasFull"));
    }
    if (damaged > 0) {
      warnings.add(Saying.of("journal.damaged").with("count", damaged));
    }
    if (missing > 0) {
      warnings.add(Saying.of("journal.missing").with("count", missing));
    }
    return warnings;
  }

  private void statistics(Window window, int length, boolean little) {
    int at = 20;
    while (at + 4 <= length - 4) {
      int code = window.u16(at, little);
      int size = window.u16(at + 2, little);
      if (code == 0 || at + 4 + size > length - 4) {
        return;
      }
      if (code == JournalFile.CUSTOM_TEXT
          && size > 4
          && window.i32(at + 4, little) == JournalFile.ENTERPRISE) {
        int from = window.at() + at + 8;
        entries.add(
            new Entry(null, new String(window.bytes(), from, size - 4, StandardCharsets.UTF_8)));
      }
      at += 4 + (size + 3 & ~3);
    }
  }

  @Override
  public void close() throws IOException {
    for (JournalReader other : others.values()) {
      other.close();
    }
    channel.close();
  }
}
