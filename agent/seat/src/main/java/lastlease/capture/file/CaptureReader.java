package lastlease.capture.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import lastlease.capture.CaptureException;
import lastlease.core.Input;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Reads several captures as one observation point: frames come in the order of time; of equal times
 * the earlier source's comes first. The frames of one source keep its order, whatever their times.
 *
 * <p>Of many files only those are open that cover the time which is read: the others wait, closed,
 * until theirs has come, and are closed again at their end.
 */
public final class CaptureReader implements Closeable {
  /** So many stay open from the start; each has a window of a quarter of a megabyte. */
  private static final int OPEN_FIRST = 64;

  /** So many may cover the same time; systems allow a process 1,024 open files at least. */
  private static final int OPEN_MOST = 512;

  private final List<Member> members = new ArrayList<>();
  private final PriorityQueue<Member> heads =
      new PriorityQueue<>(
          Comparator.comparingLong((Member member) -> member.headAt)
              .thenComparingInt(member -> member.number));
  private boolean started;
  private int open;

  /** A source with its next input; the file of one that waits is closed. */
  private static final class Member {
    private final int number;
    private final @Nullable Path waiting;
    private CaptureFile file;
    private CaptureFile.@Nullable Ordered head;
    private long headAt;
    private boolean closed;

    Member(int number, CaptureFile file, @Nullable Path waiting) {
      this.number = number;
      this.file = file;
      this.waiting = waiting;
    }

    /** Reads its next input; false at its end. */
    boolean advance() throws IOException {
      head = file.next();
      headAt = head == null ? 0 : head.at();
      return head != null;
    }
  }

  /**
   * Adds a file; a source that cannot be opened leaves the others as they are.
   *
   * @throws IOException with one line that says what it looks like
   */
  public void add(Path path) throws IOException {
    CaptureFile file = CaptureFile.open(path, members.size());
    Member member = new Member(members.size(), file, members.size() < OPEN_FIRST ? null : path);
    if (member.waiting != null) {
      // Its first input is looked at for its time; all of it is read when that has come.
      file.close();
      member.closed = true;
      member.advance();
    } else {
      open++;
    }
    members.add(member);
  }

  /** Adds a stream, e.g. standard input, under a name. */
  public void add(String name, InputStream in) throws IOException {
    members.add(new Member(members.size(), CaptureFile.stream(name, in, members.size()), null));
    open++;
  }

  /** The next input, or null when all sources have ended. */
  public @Nullable Input next() throws IOException {
    if (members.size() == 1) {
      CaptureFile.Ordered only = members.get(0).file.next();
      return only == null ? null : only.input();
    }
    if (!started) {
      started = true;
      for (Member member : members) {
        if (member.closed ? member.head != null : member.advance()) {
          heads.add(member);
        }
      }
    }
    Member first = heads.poll();
    while (first != null && first.closed && !reopens(first)) {
      first = heads.poll();
    }
    if (first == null) {
      return null;
    }
    CaptureFile.Ordered head = first.head;
    if (first.advance()) {
      heads.add(first);
    } else {
      close(first);
    }
    return head == null ? null : head.input();
  }

  /** Opens one whose time has come; one that cannot be read any more loses the others nothing. */
  private boolean reopens(Member member) throws IOException {
    if (member.waiting == null) {
      return true;
    }
    if (open >= OPEN_MOST) {
      throw new CaptureException(Saying.of("analyze.overlap").with("most", OPEN_MOST));
    }
    try {
      CaptureFile file = CaptureFile.open(member.waiting, member.number);
      member.file = file;
      member.closed = false;
      open++;
      return member.advance();
    } catch (IOException e) {
      member.file.stats().gone(SaidException.of(e));
      if (!member.closed) {
        close(member);
      }
      return false;
    }
  }

  private void close(Member member) throws IOException {
    if (!member.closed) {
      member.closed = true;
      open--;
      member.file.close();
    }
  }

  /** What was read of each source, in the order they were added. */
  public List<Source> sources() {
    return members.stream()
        .map(member -> member.file)
        .map(file -> new Source(file.name(), file.kind(), file.stats()))
        .toList();
  }

  /**
   * @param kind {@code file} or {@code stream}
   */
  public record Source(String name, String kind, SourceStats stats) {}

  @Override
  public void close() throws IOException {
    for (Member member : members) {
      close(member);
    }
  }
}
