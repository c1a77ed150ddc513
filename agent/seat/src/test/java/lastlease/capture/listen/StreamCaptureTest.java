package lastlease.capture.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import lastlease.words.Saying;
import org.junit.jupiter.api.Test;

/** The end of a stream is told, whatever ends it. */
class StreamCaptureTest {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(20);

  /** Throws what no reader of a stream has to expect. */
  private static final class Broken extends InputStream {
    private final boolean error;

    Broken(boolean error) {
      this.error = error;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return read();
    }

    @Override
    public int read() {
      if (error) {
        throw new AssertionError("broken");
      }
      throw new IllegalStateException("broken");
    }
  }

  private static void assertTold(boolean error, String why) throws InterruptedException {
    FrameQueue queue = new FrameQueue();
    StreamCapture capture = StreamCapture.open(new Broken(error), queue);
    FrameQueue.Event told = queue.poll(PATIENCE_MILLIS);
    capture.close();
    assertEquals(
        new FrameQueue.Event.Ended("-", Saying.of("stream.failed").with("why", why)), told);
  }

  @Test
  void anExceptionThatNobodyExpectsEndsItWithAWord() throws InterruptedException {
    assertTold(false, "java.lang.IllegalStateException: broken");
  }

  @Test
  void soDoesAnError() throws InterruptedException {
    assertTold(true, "java.lang.AssertionError: broken");
  }
}
