package lastlease.cli.failure;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it failed: a {@code PrintStream} swallows it. */
public final class StandardOutput extends FilterOutputStream {
  private @Nullable IOException failure;

  /** Of this process. */
  public StandardOutput() {
    super(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Why something could not be written, e.g. a full disk; null where only the reader has gone. */
  @Nullable
  public IOException failure() {
    return failure == null || isClosedPipe(failure) ? null : failure;
  }

  /** In the system's words, which are the same on Linux and macOS. */
  private static boolean isClosedPipe(IOException failure) {
    return "Broken pipe".equals(failure.getMessage());
  }
}
