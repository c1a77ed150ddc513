package lastlease.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastlease.core.Input;
import org.jspecify.annotations.Nullable;

/**
 * Reads several captures as one observation point: frames come in the order of time; of equal times
 * the earlier source's comes first. The frames of one source keep its order, whatever their times.
 */
public final class CaptureReader implements Closeable {
  private final List<CaptureFile> files = new ArrayList<>();
  private final List<CaptureFile.@Nullable Ordered> heads = new ArrayList<>();
  private boolean started;

  /**
   * Adds a file; a source that cannot be opened leaves the others as they are.
   *
   * @throws IOException with one line that says what it looks like
   */
  public void add(Path path) throws IOException {
    files.add(CaptureFile.open(path, files.size()));
  }

  /** Adds a stream, e.g. standard input, under a name. */
  public void add(String name, InputStream in) throws IOException {
    files.add(CaptureFile.stream(name, in, files.size()));
  }

  /** The next input, or null when all sources have ended. */
  public @Nullable Input next() throws IOException {
    if (files.size() == 1) {
      CaptureFile.Ordered only = files.get(0).next();
      return only == null ? null : only.input();
    }
    if (!started) {
      started = true;
      for (CaptureFile file : files) {
        heads.add(file.next());
      }
    }
    int first = -1;
    CaptureFile.Ordered earliest = null;
    for (int i = 0; i < heads.size(); i++) {
      CaptureFile.Ordered head = heads.get(i);
      if (head != null && (earliest == null || head.at() < earliest.at())) {
        first = i;
        earliest = head;
      }
    }
    if (earliest == null) {
      return null;
    }
    heads.set(first, files.get(first).next());
    return earliest.input();
  }

  /** What was read of each source, in the order they were added. */
  public List<Source> sources() {
    return files.stream().map(file -> new Source(file.name(), file.kind(), file.stats())).toList();
  }

  /**
   * @param kind {@code file} or {@code stream}
   */
  public record Source(String name, String kind, SourceStats stats) {}

  @Override
  public void close() throws IOException {
    for (CaptureFile file : files) {
      file.close();
    }
  }
}
