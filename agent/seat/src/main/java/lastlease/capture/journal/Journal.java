package lastlease.capture.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lastlease.core.Input;
import lastlease.core.InputText;
import lastlease.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Writes a session's journal: a pcapng of all inputs of the core, in their order; what is no frame
 * stands in it as JSON. Since libpcap refuses files of several link types, frames of another type
 * than the first one's go into a file beside it, and the main file says when one came.
 */
public final class Journal implements Closeable {
  /** Says in the main file that a frame stands in the file of another link type. */
  static final String ELSEWHERE = "{\"kind\":\"elsewhere\",\"linkType\":";

  /** Says in the main file that more came, which found no room. */
  static final String FULL = "{\"kind\":\"full\"}";

  /** Kept free for saying so. */
  private static final int LAST_WORD = 128;

  private final Path file;
  private final long limit;
  private final Map<Integer, JournalFile> others = new TreeMap<>();
  private final List<Path> created = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private @Nullable JournalFile main;
  private int mainLinkType;
  private boolean full;
  private long tooLong;
  private @Nullable IOException failure;

  private record Waiting(long micros, String json) {}

  private Journal(Path file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  /**
   * Opens a journal, or goes on with one.
   *
   * @param limit bytes; beyond it nothing more is written
   */
  public static Journal open(Path file, long limit) throws IOException {
    Journal journal = new Journal(file, limit);
    Integer before = JournalReader.linkType(file);
    if (before != null) {
      journal.begin(before);
    }
    return journal;
  }

  /** The file beside a journal for frames of another link type. */
  static Path beside(Path file, int linkType) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.replace(".pcapng", "") + "-" + linkType + ".pcapng");
  }

  private JournalFile open(Path path, int linkType) throws IOException {
    if (Files.notExists(path)) {
      created.add(path);
    }
    return JournalFile.open(path, linkType);
  }

  /** Files that were not there before. */
  public List<Path> created() {
    return List.copyOf(created);
  }

  /** Settles the link type of the main file, if it is not yet settled. */
  public void begin(int linkType) throws IOException {
    if (main == null) {
      JournalFile begun = open(file, linkType);
      main = begun;
      mainLinkType = linkType;
      for (Waiting record : waiting) {
        begun.record(record.micros(), record.json());
      }
      waiting.clear();
    }
  }

  /**
   * Adds an input. Before the first frame of a stream the link type is not known: then what is no
   * frame waits.
   *
   * @throws IOException when the journal cannot even begin; when it cannot go on, see {@link
   *     #failure}
   */
  public void add(Input input) throws IOException {
    if (input instanceof Input.Captured captured) {
      frame(captured.frame());
    } else {
      record(input.micros(), InputText.of(input));
    }
  }

  private void frame(Frame frame) throws IOException {
    begin(frame.linkType());
    if (failure == null) {
      try {
        add(frame);
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  private void add(Frame frame) throws IOException {
    if (frame.bytes().length > JournalFile.LONGEST) {
      tooLong++;
      return;
    }
    if (main == null || !room(frame.micros(), frame.bytes().length)) {
      return;
    }
    if (frame.linkType() == mainLinkType) {
      main.frame(frame);
      return;
    }
    JournalFile other = others.get(frame.linkType());
    if (other == null) {
      other = open(beside(file, frame.linkType()), frame.linkType());
      others.put(frame.linkType(), other);
    }
    other.frame(frame);
    main.record(frame.micros(), ELSEWHERE + frame.linkType() + "}");
  }

  private void record(long micros, String json) {
    if (json.length() * 3 > JournalFile.LONGEST_RECORD) {
      tooLong++;
    } else if (main == null) {
      waiting.add(new Waiting(micros, json));
    } else if (failure == null) {
      try {
        if (room(micros, json.length() * 3)) {
          main.record(micros, json);
        }
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  private boolean room(long micros, int length) throws IOException {
    long size = main == null ? 0 : main.size();
    for (JournalFile other : others.values()) {
      size += other.size();
    }
    if (!full && size + length + LAST_WORD > limit) {
      full = true;
      if (main != null) {
        main.record(micros, FULL);
      }
    }
    return !full;
  }

  /** Brings what was added to the files: frames first, so that what the main file says is there. */
  public void flush() {
    if (failure != null) {
      return;
    }
    try {
      for (JournalFile other : others.values()) {
        other.flush();
      }
      if (main != null) {
        main.flush();
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  /**
   * Why it cannot go on, e.g. a full disk; null while it can. It keeps what it has: whoever
   * diagnoses goes on without it.
   */
  public @Nullable IOException failure() {
    return failure;
  }

  /** Whether it takes more. */
  public boolean goesOn() {
    return failure == null && !full;
  }

  /** Whether the limit was reached: nothing more is written. */
  public boolean isFull() {
    return full;
  }

  /** What was too long for a record, and is missing: whoever replays knows less. */
  public long tooLong() {
    return tooLong;
  }

  @Override
  public void close() throws IOException {
    if (!waiting.isEmpty()) {
      begin(1);
    }
    flush();
    for (JournalFile other : others.values()) {
      other.close();
    }
    if (main != null) {
      main.close();
    }
  }
}
