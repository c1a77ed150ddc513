package lastlease.probe;

import java.io.Closeable;
import java.io.IOException;

/** Where frames leave this machine. */
public interface Outlet extends Closeable {
  /**
   * Sends a frame.
   *
   * @throws IOException with one line that says why not; whether later frames leave is not known
   */
  void send(byte[] frame) throws IOException;

  @Override
  void close();
}
