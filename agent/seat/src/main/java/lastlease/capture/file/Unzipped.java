package lastlease.capture.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Decompressed gzip data. Where they are damaged, all that comes out before the damage is given
 * first; the JDK's stream keeps what the failing call had decompressed to itself, up to a megabyte.
 */
final class Unzipped extends GZIPInputStream {
  private @Nullable IOException failure;

  Unzipped(InputStream in) throws IOException {
    super(in, 1 << 16);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    long before = inf.getBytesWritten();
    try {
      return super.read(into, from, length);
    } catch (EOFException | ZipException e) {
      // The inflater has counted what it wrote before it met the damage.
      int got = (int) Math.min(length, inf.getBytesWritten() - before);
      if (got <= 0) {
        throw e;
      }
      failure = e;
      return got;
    }
  }
}
