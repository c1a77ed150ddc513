package lastlease.dashboard.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes bit by bit, and gives the other side time for the next when it has taken one. */
final class Taken extends FilterOutputStream {
  /** At the least that is asked of a line, 0.8 kB/s, it is through within the patience. */
  private static final int CHUNK = 8 << 10;

  private final Deadline deadline;

  Taken(OutputStream out, Deadline deadline) {
    super(out);
    this.deadline = deadline;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += CHUNK) {
      out.write(bytes, offset + done, Math.min(CHUNK, length - done));
      deadline.taken();
    }
  }
}
