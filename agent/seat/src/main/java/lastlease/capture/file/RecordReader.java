package lastlease.capture.file;

import java.io.IOException;
import lastlease.wire.Frame;
import org.jspecify.annotations.Nullable;

/** Reads the frames of one source: those that can matter, and one a minute of the others. */
interface RecordReader {
  /** The next frame that can matter, or null at the end. */
  @Nullable Frame next() throws IOException;
}
