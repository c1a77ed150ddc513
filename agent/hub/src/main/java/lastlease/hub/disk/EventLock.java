package lastlease.hub.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import lastlease.hub.secret.Private;
import lastlease.session.SessionLock;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * An event's folder belongs to one hub at a time: a second one would cut off what the first is
 * writing, and what is erased under a hub it would go on to acknowledge.
 */
public final class EventLock implements Closeable {
  private final SessionLock lock;

  private EventLock(SessionLock lock) {
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made where there is none; whoever dies leaves it.
   *
   * @throws SaidException when another hub has it
   */
  public static EventLock take(Path directory) throws IOException {
    Private.directory(directory);
    try {
      return new EventLock(SessionLock.take(directory));
    } catch (SessionLock.Taken e) {
      throw new SaidException(
          Saying.of("hub.inUse")
              .with("event", String.valueOf(directory.getFileName()))
              .with("where", directory.toString()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
