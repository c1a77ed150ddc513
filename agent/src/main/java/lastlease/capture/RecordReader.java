package lastlease.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the frames of one source, those that can matter. */
interface RecordReader {
  /** The next frame that can matter, or null at the end. */
  @Nullable Frame next() throws IOException;
}
