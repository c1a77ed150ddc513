package lastlease.hub.intake;

import java.io.Closeable;
import java.io.IOException;

/** Where posts go: to the hub's own disk, or into a log that many hubs read. */
public interface Intake extends Closeable {
  /**
   * Takes a post; what it says is taken is durable.
   *
   * @throws IOException when it cannot be kept now; it is sent again
   */
  Post.Outcome take(Post post) throws IOException, InterruptedException;

  /** A second has passed. */
  void tick() throws IOException;
}
