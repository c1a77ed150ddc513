package lastlease.capture.listen;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import lastlease.capture.file.CaptureReader;
import lastlease.core.Input;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/** Reads a live stream, as tcpdump writes it, in a thread of its own. */
public final class StreamCapture implements Closeable {
  private final Thread thread;

  private StreamCapture(Thread thread) {
    this.thread = thread;
  }

  /** Begins to read; the end of the stream comes as an event. */
  public static StreamCapture open(InputStream in, FrameQueue queue) {
    Thread thread = new Thread(() -> run(in, queue), "capture-stream");
    thread.setDaemon(true);
    thread.start();
    return new StreamCapture(thread);
  }

  private static void run(InputStream in, FrameQueue queue) {
    Saying failure = null;
    try (CaptureReader reader = new CaptureReader()) {
      reader.add("-", in);
      for (Input input = reader.next(); input != null; input = reader.next()) {
        // A stream can wait, and so nothing of it need be dropped.
        queue.put(new FrameQueue.Event.Taken(input));
      }
      failure = reader.sources().get(0).stats().warnings().stream().findFirst().orElse(null);
    } catch (IOException e) {
      failure = Saying.of("stream.failed").with("why", SaidException.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException | Error e) {
      // Whoever waits would wait for ever.
      failure = Saying.of("stream.failed").with("why", e.toString());
    }
    try {
      queue.put(new FrameQueue.Event.Ended("-", failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
